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
  logOf,
  summarise,
} from '@shared/case-file';
import type { CouncilResult, CouncilSettings } from '@shared/case-file';
import type { CaseFile, CaseSummary } from '@shared/case-file/types';
import { LOG_EVENTS } from '@shared/audit';
import type { OpenedEvent, StreamId } from '@shared/history/types';

export interface Domain {
  /** Generation of the payloads written now. */
  readonly schema: number;
  /** Snapshots and register pages made by another fold are made again. */
  readonly foldVersion: number;
  readonly foldCase: (id: StreamId, events: readonly OpenedEvent[]) => CaseFile;
  readonly summarise: (file: CaseFile) => CaseSummary;
  readonly foldCouncil: (events: readonly OpenedEvent[]) => CouncilSettings;
  /** The stream of the council's log, as the council's events name it. */
  readonly logOf: (events: readonly OpenedEvent[]) => StreamId | undefined;
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
  ...LOG_EVENTS,
};

export const REAL_DOMAIN: Domain = {
  schema: EVENT_SCHEMA,
  foldVersion: FOLD_VERSION,
  foldCase,
  summarise,
  foldCouncil,
  logOf,
  foundCouncil,
  changeCouncil,
  freeText: (kind) => FREE_TEXT[kind]?.freeText ?? [],
};
