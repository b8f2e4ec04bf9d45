/**
 * Tamper evidence without keys: headers and sealed bytes alone tell whether anything was changed, swapped,
 * cut or reordered. What it cannot tell: that the newest events were removed, or the whole profile rolled
 * back; for that a digest must be kept elsewhere.
 */
import { eventHeader, linkHash, sha256Of } from './header';
import type { HashOf } from './header';
import type { EventHeader, EventId, ParentLink, Sha256, StreamId } from './types';

export interface ChainEntry {
  /** As stored; checked here, so anything may come. */
  readonly header: unknown;
  /** Absent when the row is gone. */
  readonly payload?: Uint8Array<ArrayBuffer>;
  readonly text?: Uint8Array<ArrayBuffer>;
  /** True when the free text was erased on purpose: its bytes may be absent, its hash stays in the header. */
  readonly textErased?: boolean;
}

export type ChainFault =
  | 'badHeader'
  | 'foreignStream'
  | 'payloadMissing'
  | 'payloadChanged'
  | 'textMissing'
  | 'textChanged'
  | 'parentMissing'
  | 'linkBroken'
  | 'noBeginning'
  | 'twoBeginnings'
  | 'headChanged';

export interface ChainProblem {
  readonly fault: ChainFault;
  readonly stream: StreamId;
  /** Absent when the header cannot be read. */
  readonly event?: EventId;
  /** One plain sentence. Names events, never content. */
  readonly message: string;
}

export interface ChainReport {
  readonly ok: boolean;
  readonly events: number;
  readonly problems: readonly ChainProblem[];
  /** Heads with their links, sorted by id: a digest of all that came before. */
  readonly heads: readonly ParentLink[];
}

/**
 * Checks all entries of one stream, in any order.
 * @param hash SHA-256; the engine's own unless a caller with very many entries has a quicker one.
 * @param known the heads as somebody else kept them. No event follows a head yet, so only this tells that
 * a head's own header was changed, or that it is gone.
 */
export async function checkChain(
  stream: StreamId,
  entries: readonly ChainEntry[],
  known: readonly ParentLink[] = [],
  hash: HashOf = sha256Of,
): Promise<ChainReport> {
  const problems: ChainProblem[] = [];
  const report = (fault: ChainFault, message: string, event?: EventId) =>
    problems.push({ fault, stream, message, ...(event === undefined ? {} : { event }) });

  const links = new Map<EventId, Sha256>();
  const headers: EventHeader[] = [];
  for (const entry of entries) {
    const read = eventHeader.safeParse(entry.header);
    if (!read.success) {
      report('badHeader', 'An entry of this history cannot be read: its header is damaged.');
      continue;
    }
    const header = read.data;
    headers.push(header);
    links.set(header.id, await linkHash(header, hash));
    if (header.stream !== stream) {
      report('foreignStream', `Entry ${header.id} belongs to another history.`, header.id);
    }
    await checkBytes(entry, header, report, hash);
  }

  for (const header of headers) {
    for (const parent of header.parents) {
      const link = links.get(parent.id);
      if (link === undefined) {
        report(
          'parentMissing',
          `Entry ${parent.id}, which ${header.id} follows, is missing.`,
          parent.id,
        );
      } else if (link !== parent.link) {
        report(
          'linkBroken',
          `Entry ${parent.id} is not what ${header.id} was written after.`,
          parent.id,
        );
      }
    }
  }
  for (const head of known) {
    if (links.get(head.id) !== head.link) {
      report('headChanged', `The newest entry ${head.id} was changed or is gone.`, head.id);
    }
  }
  const beginnings = headers.filter((header) => header.parents.length === 0);
  if (headers.length > 0 && beginnings.length === 0)
    report('noBeginning', 'The beginning of this history is missing.');
  if (beginnings.length > 1) {
    for (const header of beginnings.slice(1)) {
      report(
        'twoBeginnings',
        `Entry ${header.id} claims to begin a history that began already.`,
        header.id,
      );
    }
  }

  const followed = new Set(headers.flatMap((header) => header.parents.map((parent) => parent.id)));
  const heads = [...links]
    .filter(([id]) => !followed.has(id))
    .map(([id, link]) => ({ id, link }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
  return { ok: problems.length === 0, events: entries.length, problems, heads };
}

async function checkBytes(
  entry: ChainEntry,
  header: EventHeader,
  report: (fault: ChainFault, message: string, event?: EventId) => void,
  hash: HashOf,
): Promise<void> {
  const { id } = header;
  if (!entry.payload) report('payloadMissing', `The content of entry ${id} is missing.`, id);
  else if ((await hash(entry.payload)) !== header.payload) {
    report('payloadChanged', `The content of entry ${id} was changed.`, id);
  }
  if (header.text === undefined) {
    if (entry.text)
      report('textChanged', `Entry ${id} has words that were not there when it was written.`, id);
  } else if (entry.text) {
    if ((await hash(entry.text)) !== header.text)
      report('textChanged', `The words of entry ${id} were changed.`, id);
  } else if (!entry.textErased) {
    report(
      'textMissing',
      `The words of entry ${id} are missing and were not erased on purpose.`,
      id,
    );
  }
}
