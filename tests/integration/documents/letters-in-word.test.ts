/** Letters in the readers people have: Microsoft's own checks of the file, and LibreOffice. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LETTER_KINDS } from '@shared/case-file';
import { assembleLetter, letterText, type LetterDocument } from '@shared/letters';
import { letterToWord } from '../../../renderer/documents/letter-word';
import {
  exampleTemplate,
  letterOnTemplate,
  readTemplate,
} from '../../../renderer/documents/word-template';
import { context, READY } from '../../fixtures/letter-kinds';
import { LETTER_COUNCIL } from '../../fixtures/letters';
import { paragraph, templateOf } from '../../fixtures/word-template';
import { CAN_VALIDATE_WORD, wordProblems } from '../../fixtures/validate-word';
import { everyBlockLetter, saying, withPictures } from '../../unit/documents/every-block';

/** Whether a program of the system can be started. */
function canRun(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const OFFICE = canRun('soffice', '--version');
const READER = canRun('pdftotext', '-v');

const LETTERS: readonly (readonly [string, LetterDocument])[] = [
  ...LETTER_KINDS.map(
    (kind) =>
      [
        kind.replaceAll(' ', '-'),
        assembleLetter(kind, READY[kind]().file, LETTER_COUNCIL, context),
      ] as const,
  ),
  ['every-block', everyBlockLetter()],
  [
    'with-pictures',
    withPictures(
      assembleLetter('stage 1 response', READY['stage 1 response']().file, LETTER_COUNCIL, context),
    ),
  ],
];

/** The same letters on a template that names all there is, and on one that names the letter alone. */
const TEMPLATES = ['every-field', 'letter-alone'] as const;
const ON_TEMPLATE = TEMPLATES.flatMap((template) =>
  LETTERS.filter(([name]) =>
    ['stage-1-response', 'every-block', 'with-pictures'].includes(name),
  ).map(([name, letter]) => ({ name: `${name}-on-${template}`, template, letter })),
);

let folder = '';
const fileOf = (name: string, ending = 'docx') => path.join(folder, `${name}.${ending}`);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'letters-'));
  for (const [name, letter] of LETTERS) await writeFile(fileOf(name), await letterToWord(letter));
  const bytes = {
    'every-field': await exampleTemplate(14),
    'letter-alone': templateOf({ body: [paragraph('{{letter}}')] }),
  };
  for (const { name, template, letter } of ON_TEMPLATE) {
    const read = await readTemplate(bytes[template]);
    if (!read.ok) throw new Error(read.message);
    await writeFile(fileOf(name), await letterOnTemplate(letter, read.template));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('by the Open XML SDK of Microsoft', () => {
  it.skipIf(!CAN_VALIDATE_WORD).each(LETTERS)('a letter is valid: %s', async (name) => {
    expect(await wordProblems(fileOf(name))).toEqual([]);
  });

  it.skipIf(!CAN_VALIDATE_WORD).each(ON_TEMPLATE)(
    'a letter on a template is valid: $name',
    async ({ name }) => {
      expect(await wordProblems(fileOf(name))).toEqual([]);
    },
  );

  it.skipIf(!CAN_VALIDATE_WORD).each([
    ['markup', '<w:p>&amp;"\'</w:p> ]]>'],
    ['characters XML cannot hold', 'null \u0000 bell \u0007 half \ud800 none \uffff'],
    ['an address that is none', 'https://[not an address'],
    ['nothing', ''],
  ])('a letter that says %s everywhere is valid', async (what, text) => {
    const file = fileOf(`saying ${what}`);
    await writeFile(file, await letterToWord(saying(text)));
    expect(await wordProblems(file)).toEqual([]);
  });
});

/**
 * Without the marks of lists, which each program sets in its own way, and with plain single spaces. A year that
 * ends a sentence may begin a line; no list here has a hundred items.
 */
const plain = (text: string): string =>
  text
    .replace(/^[\s\u00a0]*(?:[•●◦\uf0b7]|\d{1,2}\.)[\s\u00a0]+/gm, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

describe.skipIf(!OFFICE)('in LibreOffice (skipped only where soffice is not installed)', () => {
  beforeAll(async () => {
    for (const format of ['pdf', 'txt:Text (encoded):UTF8']) {
      await promisify(execFile)(
        'soffice',
        [
          // A profile of its own: another LibreOffice that runs would take the job and do nothing.
          `-env:UserInstallation=file://${path.join(folder, 'profile')}`,
          '--headless',
          '--norestore',
          '--convert-to',
          format,
          '--outdir',
          folder,
          ...LETTERS.map(([name]) => fileOf(name)),
          ...ON_TEMPLATE.map(({ name }) => fileOf(name)),
        ],
        { env: { ...process.env, HOME: folder }, timeout: 150_000 },
      );
    }
  }, 320_000);

  it.each(LETTERS)('the body is the letter’s, word for word: %s', async (name, letter) => {
    const text = (await readFile(fileOf(name, 'txt'), 'utf8')).replace(/^\ufeff/, '');
    // A text file has no headers, and the letterhead is one.
    const head = [letter.letterhead.name, ...letter.letterhead.lines].join('\n');
    const whole = letterText(letter);
    expect(whole.startsWith(`${head}\n`)).toBe(true);
    expect(plain(text)).toBe(plain(whole.slice(head.length)));
  });

  /** 57 to 92 mm from the top edge and 20 mm from the left: what a DL window shows of a page folded in three. */
  it.skipIf(!READER).each(['stage-1-response', 'with-pictures', 'acknowledgement'])(
    'the address is behind the window of an envelope: %s',
    async (name) => {
      const letter = LETTERS.find(([each]) => each === name)?.[1];
      const lines = [letter?.recipient.name ?? '', ...(letter?.recipient.lines ?? [])];
      const { stdout } = await promisify(execFile)('pdftotext', [
        '-bbox-layout',
        '-l',
        '1',
        fileOf(name, 'pdf'),
        '-',
      ]);
      const mm = (points: string | undefined) => (Number(points) * 25.4) / 72;
      const found = [
        ...stdout.matchAll(
          /<line xMin="([\d.]+)" yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([\s\S]*?)<\/line>/g,
        ),
      ].map(([, left, top, bottom, inside = '']) => ({
        text: [...inside.matchAll(/>([^<]+)<\/word>/g)].map(([, word]) => word).join(' '),
        left: mm(left),
        top: mm(top),
        bottom: mm(bottom),
      }));
      // The letterhead, on the right, may have a line of the same words.
      const places = lines.map((line) =>
        found.find(({ text, left }) => text === line && left < 60),
      );
      expect(places.every((place) => place !== undefined)).toBe(true);
      expect(Math.min(...places.map((place) => place?.top ?? 0))).toBeGreaterThanOrEqual(57);
      expect(Math.max(...places.map((place) => place?.bottom ?? 0))).toBeLessThanOrEqual(92);
      for (const place of places) expect(place?.left).toBeGreaterThanOrEqual(20);
    },
  );

  it.each(ON_TEMPLATE)(
    'on a template too, the body is the letter’s, word for word: $name',
    async ({ name, letter }) => {
      const text = (await readFile(fileOf(name, 'txt'), 'utf8')).replace(/^\ufeff/, '');
      const head = [letter.letterhead.name, ...letter.letterhead.lines].join('\n');
      expect(plain(text)).toBe(plain(letterText(letter).slice(head.length)));
    },
  );

  it('numbered lists count from 1 each, and others have their mark', async () => {
    const lines = (await readFile(fileOf('every-block', 'txt'), 'utf8'))
      .split(/\r?\n/)
      .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        '1. The leak was reported.',
        '2. The job was closed',
        '1. The leak came back.',
        '2. It was mended.',
        '• A bulleted line',
      ]),
    );
  });

  it.skipIf(!READER).each(LETTERS)(
    'the printed pages say the whole letter, and count themselves: %s',
    async (name, letter) => {
      const { stdout } = await promisify(execFile)('pdftotext', [
        '-layout',
        '-enc',
        'UTF-8',
        fileOf(name, 'pdf'),
        '-',
      ]);
      const pages = stdout.split('\f').slice(0, -1);
      const body = pages.map((page, at) => {
        const lines = page.trimEnd().split('\n');
        expect(lines.pop()?.trim()).toBe(`Page ${at + 1} of ${pages.length}`);
        if (at > 0) expect(lines.shift()?.trim()).toBe(letter.reference);
        return lines.join('\n');
      });
      // Words that break after a hyphen or a slash at the end of a line would differ by a space.
      const tight = (text: string) => plain(text).replace(/([-/]) /g, '$1');
      expect(tight(body.join('\n'))).toBe(tight(letterText(letter)));
    },
  );
});
