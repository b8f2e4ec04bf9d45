/**
 * Emails brought in and not yet placed: they wait, sealed, until somebody makes a case of each, adds it to
 * one, or discards it with a reason. Kept beside the drafts, since they are nobody's case yet: one index,
 * and each email's bytes in pieces of their own, so that the list opens without reading them.
 *
 * An email counts once its index entry says `ready`; what a kill left before that is cleared at the next
 * look. Discarded ones leave who, when and why.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { Store } from '../store/api';
import { useStore } from './store-context';

type Bytes = Uint8Array<ArrayBuffer>;

export interface UnsortedMail {
  readonly id: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** Name and address, as far as the email says. */
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** ISO instant. */
  readonly sentAt?: string;
  readonly broughtInAt: string;
  readonly pieces: number;
  readonly ready: boolean;
}

export interface DiscardedMail {
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly reason: string;
  /** Name of the handler. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

interface Index {
  readonly waiting: readonly UnsortedMail[];
  readonly discarded: readonly DiscardedMail[];
}

export type UnsortedState = Index & {
  /** False until the index has been read. */
  readonly isKnown: boolean;
};

const INDEX = 'unsorted mail';
const PIECE = 3 * 1024 * 1024;
/** An email larger than this goes straight to its case. */
export const UNSORTED_LIMIT = 48 * 1024 * 1024;

const EMPTY: UnsortedState = { waiting: [], discarded: [], isKnown: false };

export class UnsortedPost {
  readonly #drafts: Store['drafts'];
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #state = EMPTY;
  /** One change of the index at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(drafts: Store['drafts'], now: () => number = Date.now) {
    this.#drafts = drafts;
    this.#now = now;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): UnsortedState => this.#state;

  /** Reads the index once, and clears what a kill left half-written. */
  open(): Promise<void> {
    return this.#inTurn(() => this.#known());
  }

  /**
   * @returns false when the same email waits already.
   * @throws WriteFailure; nothing of the email stays then.
   */
  add(
    mail: Pick<UnsortedMail, 'fileName' | 'from' | 'subject' | 'sentAt'>,
    bytes: Bytes,
  ): Promise<boolean> {
    return this.#inTurn(async () => {
      await this.#known();
      const sha256 = await hashOf(bytes);
      if (this.#state.waiting.some((each) => each.sha256 === sha256)) return false;
      const pieces = Math.max(1, Math.ceil(bytes.byteLength / PIECE));
      const entry: UnsortedMail = {
        ...mail,
        id: crypto.randomUUID(),
        size: bytes.byteLength,
        sha256,
        broughtInAt: new Date(this.#now()).toISOString(),
        pieces,
        ready: false,
      };
      const { waiting } = this.#state;
      try {
        await this.#write({ waiting: [...waiting, entry] });
        for (let at = 0; at < pieces; at += 1) {
          const piece = bytes.subarray(at * PIECE, (at + 1) * PIECE);
          await this.#drafts.save(pieceKey(entry.id, at), toBase64(piece));
        }
        await this.#write({ waiting: [...waiting, { ...entry, ready: true }] });
        return true;
      } catch (error) {
        await this.#drop(entry).catch(() => undefined);
        throw error;
      }
    });
  }

  /** @throws Error with words for the person when it is not there whole. */
  async read(id: string): Promise<Bytes> {
    const entry = this.#state.waiting.find((each) => each.id === id);
    if (!entry) throw new Error('This email has been sorted already.');
    const whole = new Uint8Array(entry.size);
    let filled = 0;
    for (let at = 0; at < entry.pieces; at += 1) {
      const piece = await this.#drafts.load<string>(pieceKey(id, at));
      const bytes = piece === undefined ? undefined : fromBase64(piece.value);
      if (!bytes || filled + bytes.byteLength > entry.size) break;
      whole.set(bytes, filled);
      filled += bytes.byteLength;
    }
    if (filled !== entry.size || (await hashOf(whole)) !== entry.sha256)
      throw new Error('This email is damaged on disk. Bring it in again from the mailbox.');
    return whole;
  }

  /** It has its place now, or is discarded with a reason. */
  settle(id: string, discarded?: Pick<DiscardedMail, 'reason' | 'by'>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#known();
      const entry = this.#state.waiting.find((each) => each.id === id);
      if (!entry) return;
      if (discarded) {
        const { name, address } = entry.from;
        const note: DiscardedMail = {
          id,
          subject: entry.subject,
          from: name || address,
          ...discarded,
          at: new Date(this.#now()).toISOString(),
        };
        await this.#write({ discarded: [note, ...this.#state.discarded] });
      }
      await this.#drop(entry);
    });
  }

  async #known(): Promise<void> {
    if (this.#state.isKnown) return;
    const found = (await this.#drafts.load<Index>(INDEX))?.value;
    this.#show({ waiting: [], discarded: [], ...found, isKnown: true });
    for (const entry of this.#state.waiting.filter((each) => !each.ready)) await this.#drop(entry);
  }

  /** The index first: an email without it is nobody's, and its pieces are never read. */
  async #drop({ id, pieces }: UnsortedMail): Promise<void> {
    await this.#write({ waiting: this.#state.waiting.filter((each) => each.id !== id) });
    for (let at = 0; at < pieces; at += 1) await this.#drafts.remove(pieceKey(id, at));
  }

  async #write(change: Partial<Index>): Promise<void> {
    const { waiting, discarded } = { ...this.#state, ...change };
    await this.#drafts.save(INDEX, { waiting, discarded } satisfies Index);
    this.#show({ waiting, discarded, isKnown: true });
  }

  #show(state: UnsortedState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

const pieceKey = (id: string, at: number) => `${INDEX} ${id} ${String(at)}`;

async function hashOf(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** In pieces: one call for the whole would overflow the stack. */
export function toBase64(bytes: Bytes): string {
  let text = '';
  for (let at = 0; at < bytes.byteLength; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export function fromBase64(content: string): Bytes {
  const text = atob(content);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

const posts = new WeakMap<Store, UnsortedPost>();

function postOf(store: Store): UnsortedPost {
  const post = posts.get(store) ?? new UnsortedPost(store.drafts);
  posts.set(store, post);
  return post;
}

/** The unsorted mail of this vault, and whatever changes in it. */
export function useUnsorted(): { readonly post: UnsortedPost; readonly unsorted: UnsortedState } {
  const post = postOf(useStore());
  const unsorted = useSyncExternalStore(post.subscribe, post.state);
  useEffect(() => {
    // What cannot be read is shown as nothing to sort; the next look tries again.
    post.open().catch(() => undefined);
  }, [post]);
  const waiting = unsorted.waiting.filter(({ ready }) => ready);
  return { post, unsorted: { ...unsorted, waiting } };
}
