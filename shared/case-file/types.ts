import type { CalendarDate } from '../calendar/types';
import type { EventId, StreamId } from '../history/types';
import type {
  BlobRef,
  CaseEventData,
  Channel,
  Finding,
  LetterKind,
  NewCaseEvent,
  PersonOnCase,
  PointOutcome,
  RemedyKind,
  RootCause,
} from './schema';

/** Who wrote something and when the device says it was. */
export interface Stamp {
  readonly event: EventId;
  readonly by: string;
  readonly at: string;
}

export interface Point {
  readonly id: string;
  /** 1, 2, 3… in the order added. */
  readonly number: number;
  readonly text: string;
  readonly service: string;
  readonly finding?: Finding & { readonly stamp: Stamp };
}

export interface Evidence {
  readonly id: string;
  /** 1, 2, 3… shown as E1, E2… */
  readonly number: number;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly file: BlobRef;
  readonly datedOn?: CalendarDate;
  readonly source: string;
  readonly bearsOn: readonly string[];
  readonly flags: readonly CaseEventData<'evidence.added'>['flags'][number][];
  readonly stamp: Stamp;
}

export interface IssuedLetter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly stage: number;
  readonly issuedOn: CalendarDate;
  readonly model: BlobRef;
  readonly word: BlobRef;
  readonly fileName: string;
  readonly sent: CaseEventData<'letter.issued'>['sent'];
  readonly stamp: Stamp;
}

export interface Remedy {
  readonly id: string;
  readonly kind: RemedyKind;
  readonly text: string;
  readonly dueOn?: CalendarDate;
  readonly amountPence?: number;
  readonly doneOn?: CalendarDate;
  readonly stamp: Stamp;
}

/** A move that makes no sense where it stands (for instance after two machines' work was merged). */
export interface Anomaly {
  readonly event: EventId;
  readonly kind: string;
  /** One plain sentence for the person who must look at it. */
  readonly message: string;
  /** Who looked at it and dealt with it; absent = it still asks for a person. */
  readonly seen?: Stamp;
}

/** Two people changed one protected thing without seeing each other's change. Both stand until one is chosen. */
export interface Conflict {
  /** `definition`, `rootCause`, `point:<id>`, `remedy:<id>`, `letter:<stage>:<kind>` or `stage` (closing). */
  readonly field: string;
  readonly heads: readonly EventId[];
  /** One for each head: what would stand if it were kept, e.g. "Upheld", and who wrote it. */
  readonly options: readonly {
    readonly head: EventId;
    readonly label: string;
    readonly stamp: Stamp;
  }[];
  readonly message: string;
}

export interface CaseFile {
  readonly id: StreamId;
  readonly reference: string;
  readonly kind: 'complaint' | 'service request';
  readonly procedure: { readonly id: string; readonly version: number };
  readonly stage: number;
  /** Where the stage stands; derived from letters and findings, never typed. */
  readonly state: 'received' | 'acknowledged' | 'responded' | 'closed';
  readonly receivedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly receivedAt?: string;
  readonly acknowledgedOn?: CalendarDate;
  readonly respondedOn?: CalendarDate;
  readonly closedOn?: CalendarDate;
  readonly channel: Channel;
  readonly summary: string;
  readonly theirWords: string;
  readonly wants: string;
  readonly service: string;
  readonly reason: string;
  readonly people: readonly PersonOnCase[];
  readonly otherReferences: readonly { readonly system: string; readonly value: string }[];
  readonly risk: { readonly anyone: 'no' | 'yes' | 'not asked'; readonly note: string };
  readonly handler?: string;
  readonly definition?: CaseEventData<'definition.set'> & { readonly stamp: Stamp };
  readonly points: readonly Point[];
  readonly evidence: readonly Evidence[];
  readonly notes: readonly { readonly id: string; readonly text: string; readonly stamp: Stamp }[];
  readonly letters: readonly IssuedLetter[];
  readonly remedies: readonly Remedy[];
  readonly noRemedyWhy?: string;
  readonly rootCause?: {
    readonly cause: RootCause;
    readonly rationale: string;
    readonly stamp: Stamp;
  };
  readonly bundles: readonly {
    readonly id: string;
    readonly exportedOn: CalendarDate;
    readonly pages: number;
    readonly manifestSha256: string;
    readonly stamp: Stamp;
  }[];
  /** Summed as DOMAIN §1 says; absent until every point not withdrawn has a finding. */
  readonly outcome?: Exclude<PointOutcome, 'withdrawn'> | 'withdrawn';
  readonly anomalies: readonly Anomaly[];
  readonly conflicts: readonly Conflict[];
  /** True when an event kind is unknown to this version: show, never change, until the app is updated. */
  readonly readOnly: boolean;
  readonly heads: readonly EventId[];
  readonly eventCount: number;
}

/** What a command is given besides the state: time and identity come from outside. */
export interface CommandClock {
  readonly today: CalendarDate;
  /** Id of the handler who is doing this. */
  readonly by: string;
  readonly newId: () => string;
}

/** Why a command was refused: what is wrong, in which field, and what to do instead. */
export interface Problem {
  readonly field?: string;
  readonly message: string;
  readonly instead?: string;
}

export type CommandResult =
  | {
      readonly ok: true;
      readonly events: readonly NewCaseEvent[];
      /** Worth saying, not worth stopping for. */
      readonly warnings?: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Pure. The window runs commands; it never writes state. */
export type Command<Input> = (
  state: CaseFile | undefined,
  input: Input,
  clock: CommandClock,
) => CommandResult;

/**
 * All that lists, search, Today and reports need of a case: a row of the register.
 * Kept small (under 2 KB as JSON) since every unlock decrypts all of them.
 */
export interface CaseSummary {
  readonly id: StreamId;
  readonly reference: string;
  readonly kind: CaseFile['kind'];
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly stage: number;
  readonly state: CaseFile['state'];
  readonly person: string;
  /** First line of the address and the postcode, for search and matching. */
  readonly address: string;
  /** Email and phone, for matching a sender. */
  readonly contact: string;
  readonly service: string;
  readonly reason: string;
  readonly summary: string;
  readonly otherReferences: string;
  readonly handler: string;
  readonly channel: Channel;
  readonly receivedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly acknowledgedOn?: CalendarDate;
  readonly respondedOn?: CalendarDate;
  readonly closedOn?: CalendarDate;
  readonly outcome?: string;
  readonly points: number;
  readonly decided: number;
  readonly hasDefinition: boolean;
  readonly hasRootCause: boolean;
  readonly remediesOpen: readonly { readonly text: string; readonly dueOn?: CalendarDate }[];
  readonly remedySettled: boolean;
  readonly needsAttention: boolean;
  readonly readOnly: boolean;
}
