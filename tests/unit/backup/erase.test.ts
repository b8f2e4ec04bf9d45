import { describe, expect, it } from 'vitest';
import { erasedBy, joinErasures, withoutErased } from '@shared/backup/erase';
import type { GroupPart } from '@shared/backup/parts';

const stream = (id: string, ...keys: readonly string[]): GroupPart['streams'][number] => ({
  id,
  ring: 'ring-1',
  heads: [],
  events: 1,
  revision: 3,
  keys: ['stream', ...keys].map((key) => ({ id: key, wrapped: '' })),
  runs: [],
  files: keys
    .filter((key) => key.startsWith('blob/'))
    .map((key) => ({
      id: key.slice(5),
      content: 'c',
      size: 1,
      chunks: 1,
      sealedHash: '',
      spans: [],
    })),
});
const GROUP: GroupPart = {
  page: 4,
  register: { revision: 3, fold: 1, count: 2, sealed: 'AAAA' },
  streams: [stream('ONE', 'text/e1', 'blob/b1'), stream('TWO')],
};
const row = (id: string, of: string, keys?: readonly string[]) => ({
  id,
  stream: of,
  revision: 9,
  ...(keys ? { keys: [...keys] } : {}),
});

describe('erasing in a group', () => {
  it('of a whole case takes it out, and the page that told of it', () => {
    const after = withoutErased(GROUP, erasedBy([row('x', 'ONE')]));
    expect(after).toEqual({ page: 4, streams: [GROUP.streams[1]] });
  });

  it('of a note or a document takes its key, and leaves the case', () => {
    const after = withoutErased(GROUP, erasedBy([row('x', 'ONE', ['text/e1', 'blob/b1'])]));
    expect(after.register).toBeUndefined();
    expect(after.streams[0]?.keys.map(({ id }) => id)).toEqual(['stream']);
    expect(after.streams[0]?.files).toEqual([]);
    expect(after.streams[0]?.runs).toBe(GROUP.streams[0]?.runs);
  });

  it.each([
    ['nothing', []],
    ['a case that is not in it', [row('x', 'THREE')]],
    ['a key that is gone already', [row('x', 'TWO', ['text/e9'])]],
  ])('of %s leaves it the same object', (_, rows) => {
    expect(withoutErased(GROUP, erasedBy(rows))).toBe(GROUP);
  });

  it('a whole case outweighs its parts, in whichever order they were erased', () => {
    const part = row('p', 'ONE', ['text/e1']);
    const whole = row('w', 'ONE');
    expect(erasedBy([part, whole]).get('ONE')).toBe('all');
    expect(erasedBy([whole, part]).get('ONE')).toBe('all');
    expect(erasedBy([part, row('q', 'ONE', ['blob/b1'])]).get('ONE')).toEqual(
      new Set(['text/e1', 'blob/b1']),
    );
  });

  it('lists are joined once each, in the order things happened', () => {
    const early = { ...row('a', 'ONE'), revision: 1 };
    const late = { ...row('b', 'TWO'), revision: 5 };
    expect(joinErasures([late], [early, late])).toEqual([early, late]);
  });

  it('a document added again on purpose is not erased by an older version of the list', () => {
    const before = row('x', 'ONE', ['text/e1', 'blob/b1']);
    const after = row('x', 'ONE', ['text/e1']);
    expect(joinErasures([before], [after])).toEqual([after]);
    expect(joinErasures([after], [before])[0]?.keys).toEqual(['text/e1']);
  });
});
