/** A letter in other forms: kept beside it, sent, told in the history, gone when it is erased. */
import {
  eraseRecords,
  foldCase,
  keepVersion,
  planErasure,
  sendVersion,
  tellHistory,
  type Command,
} from '@shared/case-file';
import { ERASED } from '@shared/history/types';
import { describe, expect, it } from 'vitest';
import { blob, HANDLERS, leakStory, STREAM } from '../../fixtures/cases';
import { said } from './refusal';

const story = () => leakStory('responded');
const letter = story().file.letters[0]?.id ?? '';
const POLISH = {
  letter,
  version: 'v-1',
  format: 'Polish',
  file: blob('polish'),
  fileName: 'list.docx',
  mediaType: 'text/plain',
};

describe('another version of a letter', () => {
  it('is kept beside it, then sent, and both are told', () => {
    const kept = story().run(keepVersion, POLISH);
    expect(kept.file.letters[0]?.versions).toMatchObject([{ id: 'v-1', format: 'Polish' }]);
    expect(kept.file.letters[0]?.versions[0]).not.toHaveProperty('sentOn');
    const sent = kept.run(sendVersion, { version: 'v-1', sentOn: '2026-11-23' });
    expect(sent.file.letters[0]?.versions[0]?.sentOn).toBe('2026-11-23');
    const lines = tellHistory(sent.file, sent.events, HANDLERS).map(({ what }) => what);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Kept the Polish version of the acknowledgement',
        'Sent the Polish version of the acknowledgement on Mon 23 Nov 2026',
      ]),
    );
  });

  it('may be no file at all: Braille is paper', () => {
    const { file } = story().run(keepVersion, { letter, format: 'Braille', sentOn: '2026-11-20' });
    expect(file.letters[0]?.versions).toMatchObject([{ format: 'Braille', sentOn: '2026-11-20' }]);
  });

  const kept = () => story().run(keepVersion, POLISH);
  const gone = () => kept().run(sendVersion, { version: 'v-1', sentOn: '2026-11-20' });
  const table: readonly [string, () => ReturnType<typeof story>, Command<never>, object, RegExp][] =
    [
      [
        'of a letter that is not there',
        story,
        keepVersion,
        { ...POLISH, letter: 'x' },
        /not on this case/,
      ],
      [
        'without saying what it is',
        story,
        keepVersion,
        { ...POLISH, format: ' ' },
        /Say what it is/,
      ],
      ['sent in 2062', story, keepVersion, { ...POLISH, sentOn: '2062-01-01' }, /2062/],
      ['twice', kept, keepVersion, { ...POLISH, format: 'polish' }, /there already/],
      [
        'sent that is not there',
        story,
        sendVersion,
        { version: 'v-9', sentOn: '2026-11-20' },
        /not on this case/,
      ],
      ['sent twice', gone, sendVersion, { version: 'v-1', sentOn: '2026-11-21' }, /has gone/],
    ];
  it.each(table)('is refused %s', (_what, from, command, input, reason) => {
    expect(said(from().problems(command, input as never, { today: '2026-11-23' }))).toMatch(reason);
  });

  it('goes with its letter when that is erased, words and bytes', () => {
    const { file, events } = kept();
    const plan = planErasure(file, events, { what: 'letter', id: letter });
    expect(plan.ok && plan.plan.files).toContain('blob-polish');
    const after = kept().run(eraseRecords, {
      erasure: 'e-1',
      ground: 'put in the wrong case',
      records: [{ what: 'letter', id: letter }],
    });
    expect(foldCase(STREAM, after.events).letters[0]?.versions).toMatchObject([
      { format: ERASED, fileName: ERASED },
    ]);
    expect(said(after.problems(keepVersion, { letter, format: 'Urdu' }))).toMatch(/was erased/);
  });
});
