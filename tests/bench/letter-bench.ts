/** What a stage 1 response as a Word file costs, beside a Word file of one paragraph. Runs in the window's engine. */
import { Document, Packer, Paragraph } from 'docx';
import { letterToWord } from '../../renderer/documents/letter-word';
import { readyCase, responseTo } from '../fixtures/letters';

export interface LetterTimes {
  /** Milliseconds from the case to the bytes of the .docx. */
  readonly letter: number[];
  readonly oneParagraph: number[];
}

export async function letterTimes(rounds = 60): Promise<LetterTimes> {
  const file = readyCase();
  const times: LetterTimes = { letter: [], oneParagraph: [] };
  // The first of each loads code; it is not counted.
  for (let round = -1; round < rounds; round += 1) {
    const started = performance.now();
    await letterToWord(responseTo(file));
    const between = performance.now();
    await Packer.toArrayBuffer(
      new Document({ sections: [{ children: [new Paragraph('Dear Ms Bramble')] }] }),
    );
    if (round < 0) continue;
    times.letter.push(between - started);
    times.oneParagraph.push(performance.now() - between);
  }
  return times;
}
