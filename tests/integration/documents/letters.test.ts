/** Letters as others read them: Microsoft's own validator, and LibreOffice. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { letterText, type LetterDocument } from '@shared/letters';
import { letterToWord } from '../../../renderer/documents/letter-word';
import { acknowledgementOf, definedCase, readyCase, responseTo } from '../../fixtures/letters';
import { CAN_VALIDATE_WORD, wordProblems } from '../../fixtures/validate-word';

const SOFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((file) => existsSync(file));
const run = promisify(execFile);
const said = (text: string) => [{ type: 'text' as const, text }];

/** One of every kind of block, with words that try the writer. */
const everything: LetterDocument = {
  ...responseTo(readyCase()),
  blocks: [
    { id: 'b1', type: 'heading', level: 1, content: said('Every kind of block') },
    {
      id: 'b2',
      type: 'paragraph',
      content: [
        ...said('Plain, '),
        { type: 'text', text: 'bold', bold: true },
        { type: 'link', text: ' and a link', href: 'https://www.lgo.org.uk/?a=1&b=2' },
      ],
    },
    {
      id: 'b3',
      type: 'quote',
      content: said('They said “no” & left <quickly>.'),
      cite: 'Their letter, 2 September',
    },
    { id: 'b4', type: 'list', ordered: true, items: [said('First'), said('Second')] },
    { id: 'b5', type: 'list', ordered: false, items: [said('A point'), said('')] },
    {
      id: 'b6',
      type: 'table',
      header: [said('When'), said('What')],
      rows: [
        [said('2 September'), said('Reported')],
        [said(''), said('Closed')],
      ],
    },
    { id: 'b7', type: 'address', lines: ['Complaints', 'Civic Centre'] },
    { id: 'b8', type: 'paragraph', content: said('Łódź, ﬁne, 你好, ‏שלום‎, 😀, naïve café') },
    {
      id: 'b9',
      type: 'signature',
      name: 'Rowan Tansy',
      role: 'Senior Complaints Coordinator',
      contact: ['01632 960 001'],
    },
  ],
};
const LETTERS: readonly (readonly [string, LetterDocument])[] = [
  ['an acknowledgement', acknowledgementOf(definedCase())],
  ['a stage 1 response', responseTo(readyCase())],
  ['a letter with everything in it', everything],
];

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'letter-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!CAN_VALIDATE_WORD)('the Open XML SDK finds nothing wrong', () => {
  it.each(LETTERS)('in %s', async (_, letter) => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'letter.docx');
      await writeFile(file, await letterToWord(letter));
      expect(await wordProblems(file)).toEqual([]);
    });
  });
});

describe.skipIf(SOFFICE === undefined)('LibreOffice reads the same words', () => {
  it.each(LETTERS)(
    'in %s',
    async (_, letter) => {
      await inFolder(async (folder) => {
        const file = path.join(folder, 'letter.docx');
        await writeFile(file, await letterToWord(letter));
        await run(
          SOFFICE ?? '',
          [
            `-env:UserInstallation=file://${folder}/profile`,
            '--headless',
            '--convert-to',
            'txt:Text (encoded):UTF8',
            '--outdir',
            folder,
            file,
          ],
          { env: { ...process.env, HOME: folder }, timeout: 120_000 },
        );
        const read = await readFile(path.join(folder, 'letter.txt'), 'utf8');
        expect(wordsOf(read)).toBe(wordsOf(bodyOf(letter)));
      });
    },
    180_000,
  );
});

/** Headers are not in LibreOffice's plain text, so the letterhead's lines are not in what is compared. */
const bodyOf = (letter: LetterDocument): string =>
  letterText({ ...letter, letterhead: { name: '', lines: [] } });

/** White space, list marks and directional marks apart. */
const wordsOf = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0\ufeff•\uf0b7\u200e\u200f]+/g, ' ')
    .trim();
