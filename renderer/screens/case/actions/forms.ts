/** Every form of the Actions tab, by the part of the address that opens it. */
import { AFTER_FORMS } from './after-forms';
import type { ActionFormSpec } from './form-spec';
import { STAGE_FORMS } from './stage-forms';
import { WORK_FORMS } from './work-forms';

const FORMS = { ...STAGE_FORMS, ...WORK_FORMS, ...AFTER_FORMS } as const;

export type ActionFormId = keyof typeof FORMS;

export const isActionForm = (part: string): part is ActionFormId => Object.hasOwn(FORMS, part);

export const actionForm = (id: ActionFormId): ActionFormSpec => FORMS[id];
