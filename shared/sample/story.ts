/**
 * One case of the sample, told the way it would have happened: every move is a command, run on its own day
 * against the case as it stood. A refused command stops the making, so no case here is one that the app
 * itself could not have made.
 *
 * Files are written down by name (`sample:…`) and made when they are needed: the store gives each its real
 * place, size and hash.
 */
import { addWorkingDays, type CalendarDate, type WorkingCalendar } from '../calendar';
import { foldCase } from '../case-file/fold';
import * as commands from '../case-file/commands';
import type { CouncilSettings } from '../case-file/council';
import { EVENT_SCHEMA } from '../case-file/schema';
import type {
  BlobRef,
  LetterKind,
  NewCaseEvent,
  PersonOnCase,
  PointOutcome,
  RemedyKind,
  RootCause,
} from '../case-file/schema';
import type { CaseFile, Command } from '../case-file/types';
import { formatId, type OpenedEvent, type StreamId } from '../history';
import type { LetterDocument } from '../letters';
import { SAMPLE_HANDLER } from './council';
import { letterModel, recordedPlace } from './letters';
import { somebody, type SamplePerson } from './people';
import { randomFrom } from './random';

/** What a name of a file stands for. */
export type SamplePaper =
  | { readonly type: 'bytes'; readonly make: () => Uint8Array<ArrayBuffer> }
  | { readonly type: 'model' | 'word'; readonly letter: LetterDocument };

export interface StoryPlace {
  readonly today: CalendarDate;
  readonly cal: WorkingCalendar;
  readonly council: CouncilSettings;
  readonly stream: StreamId;
  readonly reference: string;
  readonly seed: number;
  /** Another case of the sample, to link with. */
  readonly other: (key: string) => { readonly case: StreamId; readonly reference: string };
}

const DEVICES = ['SAMP1E0A', 'SAMP1E0B'] as const;
/** The first thing of a day is written at this minute past midnight; the next ones follow. */
const DAY_BEGINS = 8 * 60 + 10;

export class Story {
  readonly place: StoryPlace;
  readonly random: () => number;
  readonly papers: Map<string, SamplePaper>;
  readonly #seen: Map<string, OpenedEvent>;
  readonly #counter: { next: number };
  #device: string;
  #heads: readonly string[];
  #offset: number;
  #minute = 0;
  #by = SAMPLE_HANDLER;

  constructor(place: StoryPlace, from?: Story) {
    this.place = place;
    this.random = from?.random ?? randomFrom(place.seed);
    this.papers = from?.papers ?? new Map<string, SamplePaper>();
    this.#seen = new Map(from ? from.#seen : []);
    this.#counter = from ? from.#counter : { next: 1 };
    this.#heads = from ? from.#heads : [];
    this.#device = from ? DEVICES[1] : DEVICES[0];
    this.#offset = from ? from.#offset : -10_000;
    this.#minute = from ? from.#minute : 0;
    this.#by = from ? from.#by : SAMPLE_HANDLER;
  }

  get events(): readonly OpenedEvent[] {
    return [...this.#seen.values()];
  }

  get file(): CaseFile {
    return foldCase(this.place.stream, this.events);
  }

  get today(): CalendarDate {
    return this.date(this.#offset);
  }

  /** So many working days from the day the sample is made for; negative = before it. */
  date(offset: number): CalendarDate {
    const { today, cal } = this.place;
    return offset === 0 ? today : addWorkingDays(today, offset, cal);
  }

  /** On that working day what follows happens. */
  on(offset: number, by = this.#by): this {
    if (offset < this.#offset) throw new RangeError('A story goes forward in time.');
    if (offset > 0) throw new RangeError('Nothing has happened yet after today.');
    if (offset !== this.#offset) this.#minute = 0;
    this.#offset = offset;
    this.#by = by;
    return this;
  }

  /** @throws Error with the problems when the command refuses. */
  run<I>(command: Command<I>, input: I): this {
    const state = this.#seen.size === 0 ? undefined : this.file;
    const result = command(state, input, this.clock);
    if (!result.ok) {
      const said = result.problems.map(({ field, message }) => `${field ?? ''} ${message}`);
      throw new Error(`${this.place.reference}, ${this.today}: ${said.join(' ')}`);
    }
    for (const event of result.events) this.#write(event);
    return this;
  }

  get clock() {
    return {
      today: this.today,
      by: this.#by,
      newId: () => `${this.#device.toLowerCase()}-${this.#counter.next++}`,
      cal: this.place.cal,
    };
  }

  #write(event: NewCaseEvent): void {
    const minute = DAY_BEGINS + this.#minute * 7;
    this.#minute += 1;
    const time = `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const at = `${this.today}T${time}:00.000Z`;
    const id = formatId(
      { time: Date.parse(at), counter: this.#counter.next++ % 1000 },
      this.#device,
    );
    this.#seen.set(id, {
      id,
      stream: this.place.stream,
      parents: this.#heads,
      schema: EVENT_SCHEMA,
      kind: event.kind,
      at,
      by: this.#by,
      data: event.data as Record<string, unknown>,
    });
    this.#heads = [id];
  }

  /** A second machine with the same past, which does not see what the first does next. */
  fork(): Story {
    return new Story(this.place, this);
  }

  /** Takes in what the other machine wrote; the next move has seen it all. */
  merge(other: Story): this {
    for (const [id, event] of other.#seen) this.#seen.set(id, event);
    const followed = new Set(this.events.flatMap((event) => event.parents));
    this.#heads = [...this.#seen.keys()].filter((id) => !followed.has(id)).toSorted();
    this.#offset = Math.max(this.#offset, other.#offset);
    this.#minute = Math.max(this.#minute, other.#minute);
    return this;
  }

  // What happens in nearly every case, in few words.

  /** Somebody of this case; the same name gives the same way to reach them. */
  who(name: string, greeting: string, more: Partial<PersonOnCase> = {}): SamplePerson {
    return somebody(this.random, name, greeting, more);
  }

  receive(input: Omit<commands.ReceiveCaseInput, 'reference' | 'receivedOn'> & Received): this {
    return this.run(commands.receiveCase, {
      receivedOn: this.today,
      reference: this.place.reference,
      handler: this.#by,
      risk: { anyone: 'no' },
      ...input,
    });
  }

  /** What the council will look into, agreed by phone unless `how` says otherwise; "" = not agreed yet. */
  define(text: string, outcomesSought: string, how = 'phone', notConsidered = ''): this {
    return this.run(commands.setDefinition, {
      text,
      outcomesSought,
      notConsidered,
      ...(how === '' ? {} : { agreedOn: this.today, agreedHow: how }),
    });
  }

  /** Points get the ids p1, p2 … in their order. */
  points(...texts: readonly string[]): this {
    const before = this.file.points.length;
    texts.forEach((text, index) =>
      this.run(commands.addPoint, { point: `p${before + index + 1}`, text }),
    );
    return this;
  }

  decide(
    point: string,
    outcome: PointOutcome,
    words: {
      should: string;
      happened: string;
      reasons: string;
      impact?: string;
      evidence?: readonly string[];
    },
  ): this {
    return this.run(commands.decidePoint, {
      point,
      finding: {
        outcome,
        shouldHave: words.should,
        happened: words.happened,
        reasons: words.reasons,
        impact: words.impact ?? '',
        evidence: [...(words.evidence ?? [])],
      },
    });
  }

  cause(cause: RootCause, rationale: string): this {
    return this.run(commands.recordRootCause, { cause, rationale });
  }

  remedy(
    id: string,
    kind: RemedyKind,
    text: string,
    more: Partial<commands.OfferRemedyInput> = {},
  ): this {
    return this.run(commands.offerRemedy, { ...more, remedy: id, kind, text });
  }

  /** A file as evidence; its bytes are made when the sample is put into a store. */
  paper(
    id: string,
    fileName: string,
    make: () => Uint8Array<ArrayBuffer>,
    more: Partial<commands.AddEvidenceInput> = {},
  ): this {
    return this.run(commands.addEvidence, this.evidence(id, fileName, make, more));
  }

  /** The same as input for a receipt: what came with the complaint. */
  evidence(
    id: string,
    fileName: string,
    make: () => Uint8Array<ArrayBuffer>,
    more: Partial<commands.AddEvidenceInput> = {},
  ): commands.AddEvidenceInput {
    return {
      evidence: id,
      fileName,
      mediaType: MEDIA[fileName.slice(fileName.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      file: this.#put({ type: 'bytes', make }),
      ...more,
    };
  }

  /** A letter goes today, by email where that is what they prefer. `words` for kinds without a recipe. */
  letter(kind: LetterKind, words: readonly string[] = []): this {
    const { file, place } = this;
    const letter = letterModel(kind, file, place.council, words, {
      today: this.today,
      cal: place.cal,
    });
    return this.run(commands.issueLetter, {
      kind,
      model: this.#put({ type: 'model', letter }),
      word: this.#put({ type: 'word', letter }),
      fileName: `${file.reference} ${letter.title} ${this.today}.docx`,
      sent: { on: this.today, ...recordedPlace(file) },
    });
  }

  #put(paper: SamplePaper): BlobRef {
    const number = this.papers.size + 1;
    const name = `sample:${number}`;
    this.papers.set(name, paper);
    return { blob: name, size: 1, sha256: number.toString(16).padStart(64, '0') };
  }
}

interface Received {
  /** By default the day of the story. */
  readonly receivedOn?: string;
}

const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  eml: 'message/rfc822',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
