import { describe, expect, it, vi } from 'vitest';
import type { CaseSummary } from '@shared/case-file/types';
import { createCaseSearch } from '../../../renderer/store/search/case-search';
import { serveSearch, type SearchPort } from '../../../renderer/store/search/engine';

function summary(id: string, person: string, more: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id,
    reference: `WB-26-${id.toUpperCase()}`,
    kind: 'complaint',
    procedure: 'corporate',
    procedureVersion: 1,
    stage: 1,
    state: 'received',
    person,
    address: '14 Harbour Row, WM4 7TQ',
    contact: '01632 960123',
    service: 'Housing repairs',
    reason: 'delay',
    summary: 'Leak left for weeks',
    otherReferences: '',
    handler: 'h-marlow',
    channel: 'email',
    receivedOn: '2026-10-21',
    effectiveOn: '2026-10-21',
    points: 0,
    decided: 0,
    hasDefinition: false,
    hasRootCause: false,
    hasDecider: false,
    todo: [],
    remedySettled: false,
    needsAttention: false,
    readOnly: false,
    ...more,
  };
}

/** A worker that copies what it is sent, as a real one does, and can be made to die. */
class FakeWorker implements SearchPort {
  readonly #listeners: Record<string, ((event: { data?: unknown }) => void)[]> = {};
  readonly #inside: ((event: { data: unknown }) => void)[] = [];
  ended = false;
  sent = 0;

  constructor() {
    serveSearch({
      postMessage: (message, transfer) => {
        const copy: unknown = structuredClone(message, { transfer });
        setTimeout(() => this.#tell('message', { data: copy }), 0);
      },
      addEventListener: (_type, listener) => this.#inside.push(listener),
    });
  }

  postMessage(message: unknown): void {
    this.sent += 1;
    const copy: unknown = structuredClone(message);
    setTimeout(() => {
      if (!this.ended) for (const listener of this.#inside) listener({ data: copy });
    }, 0);
  }

  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    (this.#listeners[type] ??= []).push(listener);
  }

  terminate(): void {
    this.ended = true;
  }

  die(): void {
    this.ended = true;
    this.#tell('error', {});
  }

  #tell(type: string, event: { data?: unknown }): void {
    for (const listener of this.#listeners[type] ?? []) listener(event);
  }
}

const ways: [
  string,
  () => { worker?: FakeWorker; start: () => Promise<SearchPort | undefined> },
][] = [
  ['without a worker', () => ({ start: () => Promise.resolve(undefined) })],
  [
    'with a worker',
    () => {
      const worker = new FakeWorker();
      return { worker, start: () => Promise.resolve(worker) };
    },
  ],
  [
    'when no worker can be started',
    () => ({ start: () => Promise.reject(new TypeError('refused')) }),
  ],
];

describe.each(ways)('search over the register, %s', (_how, make) => {
  it('keeps in step with what comes, changes and goes', async () => {
    let all: readonly CaseSummary[] = [summary('a', 'Holly Bramble'), summary('b', 'Juno Ash')];
    const { start } = make();
    const search = createCaseSearch(() => all, start);
    const ids = async (query: string) => (await search.search(query)).map((hit) => hit.id);
    expect(await ids('bramble')).toEqual(['a']);
    all = [summary('c', 'Cato Bramblewick', { receivedOn: '2026-10-22' }), ...all];
    expect(await ids('bramble')).toEqual(['a', 'c']);
    all = all.map((row) => (row.id === 'a' ? summary('a', 'Holly Eskdrift') : row));
    expect(await ids('bramble')).toEqual(['c']);
    expect(await ids('eskdrift')).toEqual(['a']);
    all = all.filter((row) => row.id !== 'c');
    expect(await ids('bramble')).toEqual([]);
    expect(await ids('leak')).toEqual(['a', 'b']);
    all = [summary('d', 'Cato Bramblewick')];
    expect(await ids('leak')).toEqual(['d']);
    search.close();
  });

  it('takes in thousands, and many searches at once', async () => {
    const all = Array.from({ length: 3500 }, (_, at) => summary(`c${at}`, `Name${at}x Bramble`));
    const { start } = make();
    const search = createCaseSearch(() => all, start);
    const [broad, one, none] = await Promise.all([
      search.search('bramble'),
      search.search('name3456x'),
      search.search(''),
    ]);
    expect(broad).toHaveLength(3500);
    expect(one).toMatchObject([{ id: 'c3456', matched: ['name3456x'] }]);
    expect(none).toEqual([]);
    search.close();
    expect(await search.search('bramble')).toEqual([]);
  });
});

describe('the worker of a search', () => {
  const all = [summary('a', 'Holly Bramble')];

  it('is told only what changed', async () => {
    const worker = new FakeWorker();
    let rows: readonly CaseSummary[] = all;
    const search = createCaseSearch(
      () => rows,
      () => Promise.resolve(worker),
    );
    await search.search('bramble');
    const before = worker.sent;
    await search.search('holly');
    expect(worker.sent).toBe(before + 1);
    rows = [...rows];
    await search.refresh();
    expect(worker.sent).toBe(before + 1);
  });

  it('that dies is done without: what was asked is answered all the same', async () => {
    const worker = new FakeWorker();
    const start = vi.fn(() => Promise.resolve(worker));
    const search = createCaseSearch(() => all, start);
    await search.refresh();
    const asked = Promise.all([search.search('bramble'), search.search('holly')]);
    await Promise.resolve();
    worker.die();
    expect((await asked).map((hits) => hits.length)).toEqual([1, 1]);
    expect(await search.search('leak')).toHaveLength(1);
    expect(start).toHaveBeenCalledTimes(1);
  });

  it('whose index throws is done without', async () => {
    const worker = new FakeWorker();
    const search = createCaseSearch(
      () => all,
      () => Promise.resolve(worker),
    );
    await search.refresh();
    worker.postMessage({ type: 'put', rows: [null] });
    expect(await search.search('bramble')).toHaveLength(1);
    expect(worker.ended).toBe(true);
  });

  it('ends when the vault is locked, and whoever still waits gets nothing', async () => {
    const worker = new FakeWorker();
    const search = createCaseSearch(
      () => all,
      () => Promise.resolve(worker),
    );
    await search.refresh();
    const asked = search.search('bramble');
    await Promise.resolve();
    search.close();
    expect(await asked).toEqual([]);
    expect(worker.ended).toBe(true);
    await search.refresh();
    expect(await search.search('holly')).toEqual([]);
  });
});
