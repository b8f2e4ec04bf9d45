import { lettersToWrite } from '@shared/case-file';
import { assembleLetter } from '@shared/letters';
import { checkLetter } from '@shared/plain-english';
import { sampleCases } from '@shared/sample';
import { expect, it } from 'vitest';
import { LETTER_COUNCIL, POSTED } from '../../fixtures/letters';

it('the letters the app writes are in plain English: nothing to say but of passives and gaps', () => {
  const found: string[] = [];
  let words = 0;
  for (const { file } of sampleCases('2026-11-24')) {
    for (const kind of lettersToWrite(file)) {
      const { findings, measures } = checkLetter(
        assembleLetter(kind, file, LETTER_COUNCIL, POSTED),
      );
      words += measures.words;
      for (const { rule, text } of findings)
        // What handlers wrote about each point has passives; gaps are for the writer to fill.
        if (rule !== 'passive' && rule !== 'placeholder') found.push(`${kind}: ${rule} “${text}”`);
    }
  }
  expect(words).toBeGreaterThan(5000);
  expect(found).toEqual([]);
});
