/** Passages that several kinds of letter share, each serving a required part. */
import { formatDate } from '../calendar';
import type { CouncilSettings, OmbudsmanBlock } from '../case-file/council';
import type { LetterKind } from '../case-file/schema';
import type { CaseFile } from '../case-file/types';
import { contactOf, greetingOf, nextStageLastDay, onBehalfOf, recipientOf } from './case-facts';
import type { LetterContext } from './case-facts';
import { closing, signerOf } from './closing';
import { field, gap, heading, paragraph, plain, typed, type NewBlock } from './compose';
import type { Inline } from './model';

export function dear(file: CaseFile): NewBlock {
  const greeting = greetingOf(recipientOf(file));
  return paragraph(
    ['Dear ', greeting ? field('greeting', greeting) : gap('Write who this letter is to')],
    { part: 'greeting' },
  );
}

export const day = (date: string): string => formatDate(date, 'long');

/** "your complaint of Monday 9 November 2026", or the complaint made for somebody else. */
export function theComplaint(file: CaseFile): (Inline | string)[] {
  const behalf = onBehalfOf(file);
  return behalf === ''
    ? ['your complaint of ', field('received', day(file.receivedOn))]
    : [
        'the complaint you made for ',
        field('onBehalfOf', behalf),
        ' on ',
        field('received', day(file.receivedOn)),
      ];
}

/** Whose reference it is, in a sentence of its own. */
export const ourReference = (file: CaseFile): (Inline | string)[] => [
  ' Your reference is ',
  field('reference', file.reference, true),
  '.',
];

export const ombudsmanOf = (file: CaseFile, council: CouncilSettings): OmbudsmanBlock =>
  council.ombudsman[file.rules?.ombudsman ?? 'lgsco'];

/** How to reach the Ombudsman; never what they can or cannot look into. */
export function ombudsmanLines(block: OmbudsmanBlock): NewBlock[] {
  const lines = [
    block.name,
    block.web,
    block.phone === '' ? '' : `Telephone ${block.phone}`,
    ...block.address,
  ].filter((line) => line.trim() !== '');
  return lines.length < 2
    ? [paragraph([gap('Add the Ombudsman’s details under Settings')], { part: 'ombudsman' })]
    : [{ type: 'address', part: 'ombudsman', lines }];
}

/** "You can go to the Ombudsman", with the usual time for it. */
export function ombudsmanRoute(
  file: CaseFile,
  council: CouncilSettings,
  title: string,
  opening: string,
): NewBlock[] {
  const isHousing = file.rules?.ombudsman === 'hos';
  const when = isHousing
    ? 'You should usually go to them within 12 months of our final answer.'
    : 'You should usually go to them within 12 months of the day you first knew about the matter.';
  return [
    heading(2, title, { part: 'ombudsman' }),
    paragraph([`${opening} They are independent of us, and their service is free. ${when}`], {
      part: 'ombudsman',
    }),
    ...ombudsmanLines(ombudsmanOf(file, council)),
  ];
}

/** How to go to the next stage, and by when. */
export function nextStageRoute(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
  title: string,
  opening: string,
): NewBlock[] {
  return [
    heading(2, title, { part: 'stage2' }),
    paragraph(
      [
        `${opening} This is stage 2. Someone who was not involved in this answer will look at it. Please ask by `,
        field('stage2By', day(nextStageLastDay(file, council, context)), true),
        '.',
      ],
      { part: 'stage2' },
    ),
    ...typed(council.stage2.how, 'Say how to ask for stage 2', { part: 'stage2' }),
  ];
}

/** Who to ask, then the signature. */
export function ending(kind: LetterKind, file: CaseFile, council: CouncilSettings): NewBlock[] {
  return [
    heading(2, 'If you have a question', { part: 'contact' }),
    paragraph([plain(questionLine(file, council))], { part: 'contact' }),
    ...closing(signerOf(kind, file, council)),
  ];
}

export function questionLine(file: CaseFile, council: CouncilSettings): string {
  const { phone, email } = contactOf(file, council);
  const reach = [phone && `call ${phone}`, email && `email ${email}`].filter(Boolean).join(' or ');
  return reach
    ? `If anything in this letter is not clear, please ${reach}.`
    : '[Say how to reach us]';
}
