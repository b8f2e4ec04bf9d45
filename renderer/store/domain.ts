/** What the store asks of the domain. Tests may bring their own; the app never does. */
import {
  CASE_EVENTS,
  COUNCIL_EVENTS,
  EVENT_SCHEMA,
  FOLD_VERSION,
  changeCouncil,
  foldCase,
  foldCouncil,
  foundCouncil,
  summarise,
} from '@shared/case-file';
import type { CouncilResult, CouncilSettings } from '@shared/case-file';
import type { CaseFile, CaseSummary } from '@shared/case-file/types';
import type { OpenedEvent, StreamId } from '@shared/history/types';

export interface Domain {
  /** Generation of the payloads written now. */
  readonly schema: number;
  /** Snapshots and register pages made by another fold are made again. */
  readonly foldVersion: number;
  readonly foldCase: (id: StreamId, events: readonly OpenedEvent[]) => CaseFile;
  readonly summarise: (file: CaseFile) => CaseSummary;
  readonly foldCouncil: (events: readonly OpenedEvent[]) => CouncilSettings;
  readonly foundCouncil: (settings: CouncilSettings) => CouncilResult;
  readonly changeCouncil: (
    state: CouncilSettings,
    change: Partial<CouncilSettings>,
  ) => CouncilResult;
  /** Top-level fields of an event's data that are sealed under a key of their own. */
  readonly freeText: (kind: string) => readonly string[];
}

const FREE_TEXT: Readonly<Record<string, { readonly freeText: readonly string[] }>> = {
  ...CASE_EVENTS,
  ...COUNCIL_EVENTS,
};

export const REAL_DOMAIN: Domain = {
  schema: EVENT_SCHEMA,
  foldVersion: FOLD_VERSION,
  foldCase,
  summarise,
  foldCouncil,
  foundCouncil,
  changeCouncil,
  freeText: (kind) => FREE_TEXT[kind]?.freeText ?? [],
};
