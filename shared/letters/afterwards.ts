/** Letters after the answer: an apology by itself, the way to the Ombudsman, and what puts an earlier letter right. */
import { formatDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import { isCorrectable, isOpenApology } from '../case-file/letters-now';
import type { CaseFile, IssuedLetter } from '../case-file/types';
import { field, gap, heading, paragraph, typed, type NewBlock } from './compose';
import { ending, dear, ombudsmanRoute, ourReference, theComplaint } from './pieces';

/** LGSCO Guidance on remedies: what went wrong, its effect, that we are sorry, and what we do so that it stays right. */
export function apologyBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const apologies = file.remedies.filter(isOpenApology);
  return [
    dear(file),
    heading(1, 'We are sorry', { part: 'apology' }),
    paragraph(['We are writing about ', ...theComplaint(file), '.', ...ourReference(file)], {
      part: 'apology',
    }),
    ...(apologies.length === 0
      ? [paragraph([gap('Offer the apology on the case first')], { part: 'apology' })]
      : apologies.flatMap(({ text }) =>
          typed(text, 'Say what went wrong, how it affected them, and that we are sorry', {
            part: 'apology',
          }),
        )),
    heading(2, 'What we do so that it does not happen again', { part: 'change' }),
    ...typed(
      file.learning.map(({ text }) => text).join('\n\n'),
      'Say what you have changed, or that nothing more needs to change, and why',
      { part: 'change' },
    ),
    ...ending('apology', file, council),
  ];
}

/** LGSCO Code 2.5: how to reach the Ombudsman, whenever somebody asks. */
export function signpostBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  return [
    dear(file),
    heading(1, 'How to take your complaint further', { part: 'ombudsman' }),
    paragraph(['We are writing about ', ...theComplaint(file), '.', ...ourReference(file)], {
      part: 'where',
    }),
    ...whereItStands(file),
    ...ombudsmanRoute(
      file,
      council,
      'The Ombudsman',
      'You can ask the Ombudsman to look at your complaint.',
    ),
    ...ending('ombudsman signpost', file, council),
  ];
}

function whereItStands(file: CaseFile): NewBlock[] {
  if (file.respondedOn === undefined)
    return [
      paragraph(['We are still looking into it, and will answer you all the same.'], {
        part: 'where',
      }),
    ];
  const isLast = !file.rules?.stages.some(({ number }) => number === file.stage + 1);
  return [
    paragraph(
      [
        `We answered you at stage ${file.stage} on ${formatDate(file.respondedOn, 'long')}. `,
        isLast
          ? 'That was our final answer.'
          : `You can still ask us to look at it again at stage ${file.stage + 1}.`,
      ],
      { part: 'where' },
    ),
  ];
}

/** The letter a correction is about unless the writer says otherwise: the last that went to the person. */
export const corrected = (file: CaseFile): IssuedLetter | undefined =>
  file.letters.findLast(isCorrectable);

const NAMED: Readonly<Partial<Record<IssuedLetter['kind'], string>>> = {
  acknowledgement: 'the letter that said we had received your complaint',
  'stage 1 response': 'our stage 1 answer to your complaint',
  'stage 2 response': 'our final answer to your complaint',
  extension: 'a letter about needing more time',
};

/** An issued letter never changes: what was wrong in it is put right by a new one that names it. */
export function correctionBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const letter = corrected(file);
  return [
    dear(file),
    heading(1, 'We need to correct our letter to you', { part: 'replaces' }),
    letter
      ? paragraph(
          [
            'On ',
            field('corrected', formatDate(letter.issuedOn, 'long')),
            ` we sent you ${NAMED[letter.kind] ?? 'a letter about your complaint'}. Something in it was wrong, and we are sorry for that.`,
            ...ourReference(file),
          ],
          { part: 'replaces' },
        )
      : paragraph([gap('No letter has gone that could be corrected')], { part: 'replaces' }),
    heading(2, 'What was wrong', { part: 'wrong' }),
    paragraph([gap('Quote the words that were wrong')], { part: 'wrong' }),
    heading(2, 'What is right', { part: 'right' }),
    paragraph([gap('Write what the letter should have said')], { part: 'right' }),
    paragraph(
      [
        'Please keep this letter with the earlier one. Everything else in that letter still stands, with its dates.',
      ],
      { part: 'keep' },
    ),
    ...ending('correction', file, council),
  ];
}
