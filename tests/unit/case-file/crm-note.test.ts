import { crmNote, issueLetter, offerRemedy, type CaseFile } from '@shared/case-file';
import { describe, expect, it } from 'vitest';
import { CAL, leakStory, letterInput } from '../../fixtures/cases';

const note = (file: CaseFile, today: string, which = -1) => {
  const letter = file.letters.at(which);
  if (!letter) throw new Error('no letter has gone');
  return crmNote(file, letter, { today, cal: CAL }).split('\n');
};

describe('a note for the customer system', () => {
  const cases: [string, () => CaseFile, string, readonly string[]][] = [
    [
      'after the acknowledgement: the step we take, and when the answer is due',
      () => leakStory('acknowledged').file,
      '2026-11-12',
      [
        'What: acknowledgement, stage 1, complaint WB-26-A0412.',
        'When: sent Thu 12 Nov 2026 by email.',
        'Next: List the points. Our answer is due by Thu 26 Nov 2026.',
      ],
    ],
    [
      'after the response: what is promised, and how long they may go on',
      () => leakStory('responded').file,
      '2026-11-23',
      [
        'What: stage 1 response, complaint WB-26-A0412.',
        'When: sent Mon 23 Nov 2026 by email.',
        'Next: Make good the kitchen ceiling, by Fri 4 Dec 2026. They can ask for the next stage by Wed 23 Dec 2026.',
      ],
    ],
    [
      'with everything done and the time gone',
      () => leakStory('closed').file,
      '2027-02-01',
      [
        'What: stage 1 response, complaint WB-26-A0412.',
        'When: sent Mon 23 Nov 2026 by email.',
        'Next: Nothing more is promised.',
      ],
    ],
  ];
  it.each(cases)('%s', (_, file, today, lines) => {
    expect(note(file(), today)).toEqual(lines);
  });

  it('names two things promised and counts the rest', () => {
    const story = leakStory('ready');
    for (const [remedy, text] of [
      ['r-2', 'Paint the bedroom'],
      ['r-3', 'Clean the carpet'],
      ['r-4', 'Mend the gutter'],
    ] as const) {
      story.run(
        offerRemedy,
        { remedy, kind: 'correction', text, dueOn: '2026-12-18' },
        { today: '2026-11-19' },
      );
    }
    story.run(issueLetter, letterInput('stage 1 response', '2026-11-23'));
    expect(note(story.file, '2026-12-24')[2]).toBe(
      'Next: Make good the kitchen ceiling, by Fri 4 Dec 2026; Paint the bedroom, by Fri 18 Dec 2026; 2 more promised.',
    );
  });

  it('holds no name, address or words of theirs', () => {
    const { file } = leakStory('closed');
    const said = note(file, '2026-12-05').join(' ');
    for (const { name, email } of file.people) {
      if (name !== '') expect(said).not.toContain(name);
      if (email !== undefined && email !== '') expect(said).not.toContain(email);
    }
    expect(said).not.toContain(file.theirWords.slice(0, 30));
  });

  it('is three lines whatever was written in a remedy', () => {
    const file = leakStory('responded').file;
    const [remedy] = file.remedies;
    if (!remedy) throw new Error('no remedy');
    const odd = { ...file, remedies: [{ ...remedy, text: `Line\nbreaks\n${'x'.repeat(400)}` }] };
    expect(note(odd, '2026-11-23')).toHaveLength(3);
  });
});
