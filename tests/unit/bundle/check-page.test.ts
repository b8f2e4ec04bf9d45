/** The page anybody checks a folder with: what it decides, and that it can reach nothing. */
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { checkPage, CHECK_SCRIPT } from '@shared/bundle';

interface File {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}
type Judge = (listed: File[], found: File[]) => { name: string; state: string }[];

const judge = runInNewContext(`${CHECK_SCRIPT}; judge`) as Judge;
const file = (name: string, sha256 = 'aa', size = 3): File => ({ name, size, sha256 });
const states = (listed: File[], found: File[]) =>
  judge(listed, found).map(({ name, state }) => `${name}: ${state}`);

describe('checking a folder against its manifest', () => {
  it.each<[string, File[], File[], string[]]>([
    ['all there', [file('a')], [file('a'), file('manifest.json')], ['a: ok']],
    ['one byte changed', [file('a')], [file('a', 'ab')], ['a: changed']],
    ['longer, with the same hash said', [file('a')], [file('a', 'aa', 4)], ['a: changed']],
    ['one taken away', [file('a'), file('b')], [file('b')], ['a: missing', 'b: ok']],
    ['one put beside', [file('a')], [file('a'), file('c')], ['a: ok', 'c: not listed']],
    ['renamed', [file('a')], [file('A')], ['a: missing', 'A: not listed']],
    ['nothing', [], [], []],
  ])('%s', (_, listed, found, wanted) => {
    expect(states(listed, found)).toEqual(wanted);
  });

  it('loads nothing, sends nothing, and is the same for every bundle', () => {
    const html = checkPage();
    expect(html).toBe(checkPage());
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:|fetch\(|XMLHttpRequest|<link|<img|src=/);
  });
});
