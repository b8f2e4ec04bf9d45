/**
 * Files on their way into a case: one after the other, each with its own verdict. It goes on when its tab
 * is left, and a second drop joins the queue of the first.
 */
import { addEvidence, type CaseFile } from '@shared/case-file';
import type { CalendarDate } from '@shared/calendar';
import type { StreamId } from '@shared/history/types';
import { host } from '../../host';
import type { Store } from '../../store/api';
import { type Arrival, arrivalsOf } from '../intake/arrivals';
import { type Incoming, sizeProblem, stage } from '../intake/incoming';

/** A file to take in, and what is known of it beforehand. */
export interface Offered {
  readonly incoming: Incoming;
  readonly title?: string;
  readonly datedOn?: CalendarDate;
  /** Where it came from, for the register. */
  readonly source?: string;
}

export interface Verdict {
  readonly key: string;
  readonly name: string;
  /** The email it came in. */
  readonly inside: string | undefined;
  readonly state: 'waiting' | 'reading' | 'added' | 'here already' | 'not added';
  /** "E5", once it has a number on the case. */
  readonly number?: string;
  /** What to know or do. */
  readonly notes: readonly string[];
}

export interface EvidenceInState {
  readonly verdicts: readonly Verdict[];
  /** Bytes sealed of the file at hand; undefined when nothing is under way. */
  readonly progress:
    { readonly name: string; readonly done: number; readonly of: number } | undefined;
}

const NOTHING: EvidenceInState = { verdicts: [], progress: undefined };

export class EvidenceIn {
  readonly #store: Store;
  readonly #stream: StreamId;
  readonly #listeners = new Set<() => void>();
  readonly #waiting: {
    readonly key: string;
    readonly offered: Offered;
    readonly today: CalendarDate;
  }[] = [];
  #state = NOTHING;
  #stop: AbortController | undefined;
  #next = 0;

  constructor(store: Store, stream: StreamId) {
    this.#store = store;
    this.#stream = stream;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): EvidenceInState => this.#state;

  /** @returns a sentence on how it went, once all that waits is in. */
  async add(offered: readonly Offered[], today: CalendarDate): Promise<string> {
    for (const each of offered) {
      const key = this.#newKey();
      this.#waiting.push({ key, offered: each, today });
      this.#tell({ key, name: each.incoming.name, inside: undefined, state: 'waiting', notes: [] });
    }
    // The run under way takes these as well.
    if (this.#stop !== undefined) return '';
    const stop = new AbortController();
    this.#stop = stop;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        await this.#takeIn(next.key, next.offered, next.today, stop.signal);
      }
    } finally {
      this.#stop = undefined;
      this.#show({ progress: undefined });
    }
    return summaryOf(this.#state.verdicts);
  }

  /** What is in stays in; the file at hand and what waits are not added. */
  cancel(): void {
    this.#stop?.abort();
  }

  clear(): void {
    if (this.#stop === undefined) this.#show(NOTHING);
  }

  async #takeIn(
    key: string,
    offered: Offered,
    today: CalendarDate,
    signal: AbortSignal,
  ): Promise<void> {
    const { incoming } = offered;
    const own = { key, name: incoming.name, inside: undefined };
    const problem = signal.aborted ? STOPPED : sizeProblem(incoming);
    if (problem !== undefined) {
      this.#tell({ ...own, state: 'not added', notes: [problem] });
      return;
    }
    this.#tell({ ...own, state: 'reading', notes: [] });
    this.#show({ progress: { name: incoming.name, done: 0, of: incoming.size } });
    let current: Pick<Verdict, 'key' | 'name' | 'inside'> = own;
    try {
      for await (const arrival of arrivalsOf(incoming, { host: host(), today, signal })) {
        if (arrival.inside !== undefined) {
          current = { key: this.#newKey(), name: arrival.incoming.name, inside: arrival.inside };
          this.#tell({ ...current, state: 'reading', notes: [] });
        }
        this.#tell({
          ...current,
          ...(await this.#seal(arrival, arrival.inside === undefined ? offered : {}, signal)),
        });
      }
    } catch (error) {
      const why = error instanceof Error && error.message !== '' ? error.message : 'Try again.';
      this.#tell({ ...current, state: 'not added', notes: [signal.aborted ? STOPPED : why] });
    }
  }

  async #seal(
    arrival: Arrival,
    offered: Partial<Offered>,
    signal: AbortSignal,
  ): Promise<Pick<Verdict, 'state' | 'number' | 'notes'>> {
    const { incoming, inside, isUnreadable, notes } = arrival;
    const staging = await this.#store.files.stage(this.#stream);
    try {
      const progress = (done: number) =>
        this.#show({ progress: { name: incoming.name, done, of: incoming.size } });
      const staged = await stage(staging, incoming, progress, signal);
      const twin = (await this.#case())?.evidence.find(
        (item) => item.file.sha256 === staged.file.sha256,
      );
      if (twin) {
        await staging.discard();
        return { state: 'here already', number: `E${String(twin.number)}`, notes: [] };
      }
      const datedOn = offered.datedOn ?? arrival.datedOn;
      const result = await this.#store.run(
        this.#stream,
        addEvidence,
        {
          ...staged,
          title: offered.title || arrival.title || '',
          ...(datedOn === undefined ? {} : { datedOn }),
          flags: isUnreadable ? (['unreadable'] as const) : [],
          source: (inside === undefined ? offered.source : `Attached to ${inside}`) ?? '',
        },
        staging,
      );
      if (!result.ok) {
        await staging.discard();
        return {
          state: 'not added',
          notes: result.problems.map(({ message, instead }) =>
            instead ? `${message} ${instead}` : message,
          ),
        };
      }
      const added = result.case.evidence.find((item) => item.file.sha256 === staged.file.sha256);
      return {
        state: 'added',
        ...(added ? { number: `E${String(added.number)}` } : {}),
        notes: isUnreadable ? [...notes, 'It is marked unreadable.'] : notes,
      };
    } catch (error) {
      await staging.discard().catch(() => undefined);
      throw error;
    }
  }

  async #case(): Promise<CaseFile | undefined> {
    const opened = await this.#store.cases.open(this.#stream);
    return 'file' in opened ? opened.file : undefined;
  }

  #newKey(): string {
    this.#next += 1;
    return String(this.#next);
  }

  #tell(verdict: Verdict): void {
    const { verdicts } = this.#state;
    const isKnown = verdicts.some(({ key }) => key === verdict.key);
    this.#show({
      verdicts: isKnown
        ? verdicts.map((each) => (each.key === verdict.key ? verdict : each))
        : verdict.inside === undefined
          ? [...verdicts, verdict]
          : besideItsEmail(verdicts, verdict),
    });
  }

  #show(change: Partial<EvidenceInState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const STOPPED = 'It was stopped before it was in. Add it again if it is wanted.';

/** An attachment stands under its email, above files that still wait. */
function besideItsEmail(verdicts: readonly Verdict[], verdict: Verdict): Verdict[] {
  const firstWaiting = verdicts.findIndex(({ state }) => state === 'waiting');
  return firstWaiting < 0 ? [...verdicts, verdict] : verdicts.toSpliced(firstWaiting, 0, verdict);
}

/** "5 added, 1 here already, 2 not added." */
export function summaryOf(verdicts: readonly Verdict[]): string {
  const said = (['added', 'here already', 'not added'] as const).flatMap((state) => {
    const count = verdicts.filter((each) => each.state === state).length;
    return count === 0 ? [] : [`${String(count)} ${state}`];
  });
  return said.length === 0 ? '' : `${said.join(', ')}.`;
}

/** In memory only, gone with the window at lock. */
const running = new WeakMap<Store, Map<StreamId, EvidenceIn>>();

export function evidenceInto(store: Store, stream: StreamId): EvidenceIn {
  const known = running.get(store) ?? new Map<StreamId, EvidenceIn>();
  running.set(store, known);
  const there = known.get(stream) ?? new EvidenceIn(store, stream);
  known.set(stream, there);
  return there;
}
