import type { CalendarDate, WorkingCalendar } from '../calendar/types';
import type { EventId, StreamId } from '../history/types';
import type { Procedure } from '../procedures/types';
import type {
  Actor,
  BlobRef,
  CaseEventData,
  Channel,
  Correctable,
  ErasureGround,
  Finding,
  HoldReason,
  LetterKind,
  NewCaseEvent,
  PersonOnCase,
  PointOutcome,
  RecordKind,
  RedactionMark,
  RefusalGround,
  RemedyKind,
  RootCause,
  SafetyKind,
  StageRole,
  StopGround,
} from './schema';

/** Who wrote something and when the device says it was. */
export interface Stamp {
  readonly event: EventId;
  readonly by: string;
  readonly at: string;
}

/** Stands where something was erased: its words and bytes are gone for good. */
export interface Erased {
  readonly on: CalendarDate;
  readonly ground: ErasureGround;
  /** Name of the retention rule applied; "" = none. */
  readonly rule: string;
  readonly stamp: Stamp;
}

/** Something recorded wrongly, and put right; oldest first. */
export interface Correction {
  readonly what: Correctable;
  /** Id of the note or contact; "" = the receipt's own words. */
  readonly target: string;
  readonly was: string;
  readonly now: string;
  readonly why: string;
  readonly stamp: Stamp;
}

/** Why the case is kept although its time is up. */
export interface Hold {
  readonly id: string;
  readonly reason: HoldReason;
  readonly note: string;
  readonly reviewOn: CalendarDate;
  readonly lifted?: { readonly on: CalendarDate; readonly why: string };
  readonly stamp: Stamp;
}

export interface Point {
  readonly id: string;
  /** 1, 2, 3… in the order added. */
  readonly number: number;
  readonly text: string;
  readonly service: string;
  /** What the stage the case is at has found; absent while it has not decided the point. */
  readonly finding?: Finding & { readonly stamp: Stamp };
  /** What each stage found, those before this one among them. */
  readonly findings: readonly (Finding & { readonly stage: number; readonly stamp: Stamp })[];
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
  readonly erased?: Erased;
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
  /** The last day to ask for the next stage, as the letter says. */
  readonly nextStageBy?: CalendarDate;
  /** The planned extension or stop it told them of. */
  readonly proposal?: string;
  /** Of a correction: the letter it puts right. */
  readonly replaces?: string;
  /** The same letter in other forms, in the order they were kept. */
  readonly versions: readonly LetterVersion[];
  readonly erased?: Erased;
  readonly stamp: Stamp;
}

/** A letter in another form: a translation, Braille, audio, Easy Read. */
export interface LetterVersion {
  readonly id: string;
  readonly format: string;
  /** Absent where it is not a file. */
  readonly file?: BlobRef;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sentOn?: CalendarDate;
  readonly stamp: Stamp;
}

export interface Remedy {
  readonly id: string;
  readonly kind: RemedyKind;
  readonly text: string;
  readonly dueOn?: CalendarDate;
  readonly amountPence?: number;
  readonly by: string;
  readonly authority?: { readonly who: string; readonly on: CalendarDate };
  readonly costCode: string;
  readonly whyMore: string;
  readonly doneOn?: CalendarDate;
  readonly proof?: string;
  /** It could not be delivered as promised. */
  readonly failed?: { readonly on: CalendarDate; readonly why: string; readonly instead: string };
  readonly stamp: Stamp;
}

/** A longer date, planned until its letter has gone (LGSCO Code 6.5: no letter, no extension). */
export interface Extension {
  readonly id: string;
  readonly to: CalendarDate;
  readonly reason: string;
  /** When the letter went; absent = it has no effect yet. */
  readonly toldOn?: CalendarDate;
  readonly stamp: Stamp;
}

/** The clock standing still, planned until its letter has gone. */
export interface Stop {
  readonly id: string;
  readonly from: CalendarDate;
  readonly ground: StopGround;
  readonly reason: string;
  readonly toldOn?: CalendarDate;
  /** The day the clock ran again. */
  readonly to?: CalendarDate;
  readonly restartWhy?: string;
  /** When the letter about the restart went. */
  readonly restartToldOn?: CalendarDate;
  readonly stamp: Stamp;
}

/** How a stage ends other than by deciding every point; planned until its letter has gone. */
export type Ending =
  | ({ readonly type: 'refused' } & CaseEventData<'refusal.decided'> & { readonly stamp: Stamp })
  | ({ readonly type: 'withdrawn' } & CaseEventData<'withdrawal.recorded'> & {
        readonly stamp: Stamp;
      })
  | ({ readonly type: 'resolved early' } & CaseEventData<'earlyResolution.agreed'> & {
        readonly stamp: Stamp;
      });

/** Who acts in a stage, and whether they were asked about their interest in the matter (LGSCO Code 5.4). */
export interface StageActor {
  readonly role: StageRole;
  readonly who: Actor;
  readonly interest?: CaseEventData<'actor.named'>['interest'];
  readonly stamp: Stamp;
}

/** One stage of the case: its dates, who acted, what moved its clock and how it ended. */
export interface StageRecord {
  readonly number: number;
  readonly receivedOn: CalendarDate;
  readonly effectiveOn: CalendarDate;
  readonly acknowledgedOn?: CalendarDate;
  /** When the letter that ends the stage went: the response, or the one that tells how else it ended. */
  readonly respondedOn?: CalendarDate;
  /** The request that began it; absent for stage 1. */
  readonly request?: CaseEventData<'stage.requested'> & { readonly stamp: Stamp };
  readonly ending?: Ending;
  /** In the order planned; the last one told counts. */
  readonly extensions: readonly Extension[];
  readonly stops: readonly Stop[];
  readonly actors: readonly StageActor[];
  readonly outcome?: PointOutcome;
  /** Set where somebody chose another outcome than the sum of the points. */
  readonly outcomeOverride?: { readonly why: string; readonly stamp: Stamp };
  readonly nextStageBy?: CalendarDate;
}

export interface SafetyTask {
  readonly id: string;
  readonly kind: SafetyKind;
  readonly note: string;
  readonly answered?: CaseEventData<'safety.answered'> & { readonly stamp: Stamp };
  readonly stamp: Stamp;
}

export interface Contact {
  readonly id: string;
  readonly on: CalendarDate;
  readonly at?: string;
  readonly direction: 'in' | 'out';
  readonly how: CaseEventData<'contact.logged'>['how'];
  readonly with: string;
  readonly text: string;
  readonly erased?: Erased;
  readonly stamp: Stamp;
}

/** `Promise` is taken. What somebody was told we would do, and by when. */
export interface PromiseMade {
  readonly id: string;
  readonly kind: CaseEventData<'promise.made'>['kind'];
  readonly text: string;
  readonly dueOn: CalendarDate;
  readonly dueAt?: string;
  readonly keptOn?: CalendarDate;
  readonly droppedWhy?: string;
  readonly stamp: Stamp;
}

export interface InformationRequest {
  readonly id: string;
  /** 1, 2, 3… in the order asked. */
  readonly number: number;
  readonly of: CaseEventData<'information.asked'>['of'];
  readonly asks: string;
  readonly askedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly how: string;
  readonly bearsOn: readonly string[];
  readonly chased: readonly CalendarDate[];
  /** Every answer, the complete one last. */
  readonly answers: readonly { readonly on: CalendarDate; readonly note: string }[];
  readonly answeredOn?: CalendarDate;
  readonly droppedWhy?: string;
  readonly stamp: Stamp;
}

export interface LearningAction {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly service: string;
  readonly dueOn?: CalendarDate;
  readonly measure: string;
  readonly doneOn?: CalendarDate;
  readonly proof?: string;
  readonly checked?: {
    readonly on: CalendarDate;
    readonly worked: CaseEventData<'learning.checked'>['worked'];
    readonly note: string;
  };
  readonly stamp: Stamp;
}

/** A letter's draft with somebody to be signed off, or what they said. */
export interface SignOff {
  readonly kind: LetterKind;
  readonly stage: number;
  readonly of: Actor;
  readonly askedOn: CalendarDate;
  readonly given?: CaseEventData<'signOff.given'>;
  readonly stamp: Stamp;
}

export interface OmbudsmanEnquiry {
  readonly id: string;
  readonly ombudsman: 'lgsco' | 'hos';
  readonly reference: string;
  readonly receivedOn: CalendarDate;
  readonly dueOn?: CalendarDate;
  readonly asks: string;
  readonly premature: boolean;
  readonly answered?: {
    readonly on: CalendarDate;
    readonly what: string;
    readonly bundle?: string;
  };
  readonly decided?: CaseEventData<'ombudsman.decided'>;
  readonly stamp: Stamp;
}

/** A mark that stands, and who made it. */
export interface Redaction {
  /** Key of the document it was made on. */
  readonly document: string;
  readonly mark: RedactionMark;
  readonly stamp: Stamp;
}

export interface RedactionReview {
  readonly document: string;
  readonly pages: readonly number[];
  readonly of: number;
  readonly sheet: string;
  readonly stamp: Stamp;
}

export interface CaseLink {
  readonly case?: string;
  readonly reference: string;
  readonly how: CaseEventData<'case.linked'>['how'];
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
  /**
   * `definition`, `rootCause`, `point:<id>`, `remedy:<id>`, `letter:<stage>:<kind>`, `stage` (closing),
   * `deadline`, `ending`; from stage 2 on the fields of a stage end in `@2`.
   */
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
  readonly kind: RecordKind;
  readonly procedure: { readonly id: string; readonly version: number };
  /** The procedure it began under; undefined when this app does not have it. */
  readonly rules?: Procedure;
  readonly stage: number;
  /** Where the stage stands; derived from letters and findings, never typed. */
  readonly state: 'received' | 'acknowledged' | 'responded' | 'closed';
  /** The receipt of the complaint itself, whatever stage it is at. */
  readonly receivedOn: CalendarDate;
  /** From here on, of the stage the case is at: the day its clock counts from, and its letters. */
  readonly effectiveOn: CalendarDate;
  readonly receivedAt?: string;
  readonly acknowledgedOn?: CalendarDate;
  readonly respondedOn?: CalendarDate;
  readonly closedOn?: CalendarDate;
  /** Every stage so far, the one it is at last. */
  readonly stages: readonly StageRecord[];
  /** How the stage it is at ends, where that is not by a response on every point. */
  readonly ending?: Ending;
  /** A letter that something rests on and that has not gone: an extension, a stop, a restart. */
  readonly owedLetter?: { readonly kind: LetterKind; readonly proposal: string };
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
  readonly notes: readonly {
    readonly id: string;
    readonly text: string;
    readonly restricted?: CaseEventData<'note.added'>['restricted'];
    readonly erased?: Erased;
    readonly stamp: Stamp;
  }[];
  readonly contacts: readonly Contact[];
  readonly promises: readonly PromiseMade[];
  readonly requests: readonly InformationRequest[];
  readonly safety: readonly SafetyTask[];
  readonly learning: readonly LearningAction[];
  readonly signOffs: readonly SignOff[];
  readonly enquiries: readonly OmbudsmanEnquiry[];
  readonly linked: readonly CaseLink[];
  readonly corrections: readonly Correction[];
  /** Those placed by somebody, lifted ones among them. */
  readonly holds: readonly Hold[];
  /** Ids of holds Redress found by itself that somebody said no longer count. */
  readonly holdsLifted: readonly string[];
  /** A next stage that was asked for and refused. */
  readonly refusedStages: readonly (CaseEventData<'stage.refused'> & { readonly stamp: Stamp })[];
  /** When the person knew of the matter, where that was asked. */
  readonly aboutOn?: CalendarDate;
  /** The choice to complain, offered with a service request. */
  readonly offered?: { readonly on: CalendarDate; readonly how: string; readonly answer: string };
  /** A complaint that was recorded as a service request at first. */
  readonly convertedOn?: CalendarDate;
  readonly reopenedOn?: CalendarDate;
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
    /** What was in it; empty for one recorded before that was kept. */
    readonly documents: CaseEventData<'bundle.exported'>['documents'];
    readonly stamp: Stamp;
  }[];
  readonly redactions: readonly Redaction[];
  /** Documents somebody went through, by key; `sheet` as in the event. */
  readonly redacted: readonly RedactionReview[];
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
  /** The council's working days. */
  readonly cal: WorkingCalendar;
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

/** Something a case waits for or owes beside its next step, as a row of the register carries it. */
export interface TodoSeed {
  readonly kind:
    | 'safety'
    | 'call back'
    | 'promise'
    | 'reply owed'
    | 'sign-off'
    | 'remedy'
    | 'learning'
    | 'learning check'
    | 'ombudsman'
    | 'authority'
    | 'adjustments'
    | 'letter';
  readonly id: string;
  readonly text: string;
  readonly dueOn?: CalendarDate;
  /** "14:30" */
  readonly dueAt?: string;
  /** Who owes it, or who has to act. */
  readonly who?: string;
  /** When a reply was last asked for again. */
  readonly chasedOn?: CalendarDate;
}

/**
 * All that lists, search, Today and reports need of a case: a row of the register.
 * Kept small (under 4 KB as JSON, in practice under 1) since every unlock decrypts all of them.
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
  /** Of the stage it is at, like the dates after it. */
  readonly effectiveOn: CalendarDate;
  readonly acknowledgedOn?: CalendarDate;
  readonly respondedOn?: CalendarDate;
  readonly extendedTo?: CalendarDate;
  readonly extendedOn?: CalendarDate;
  /** Each stop told to the person: from, and to where the clock runs again. */
  readonly stops?: readonly (readonly [CalendarDate, CalendarDate?])[];
  readonly stopGround?: StopGround;
  readonly closedOn?: CalendarDate;
  readonly ending?: Ending['type'];
  readonly refusalGround?: RefusalGround;
  readonly owedLetter?: LetterKind;
  readonly outcome?: string;
  readonly points: number;
  readonly decided: number;
  readonly hasDefinition: boolean;
  readonly hasDecider: boolean;
  readonly hasRootCause: boolean;
  readonly todo: readonly TodoSeed[];
  readonly remedySettled: boolean;
  /** Reasons to keep it that stand; absent when there are none. Remedies are in `todo`. */
  readonly holds?: readonly {
    readonly id: string;
    readonly reason: HoldReason;
    /** Absent for one Redress found: it ends when what it rests on does. */
    readonly reviewOn?: CalendarDate;
  }[];
  /** Cases linked with this one, and holds of theirs and of remedies that were lifted. */
  readonly linked?: readonly StreamId[];
  readonly holdsLifted?: readonly string[];
  readonly needsAttention: boolean;
  readonly readOnly: boolean;
}
