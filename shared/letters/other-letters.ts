/** Letters beside the stages: how far we are, what a service must tell us, remedies, and a member's reply. */
import { formatDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { CaseFile, InformationRequest, Remedy } from '../case-file/types';
import { counted, listed } from '../case-file/wording';
import { responseDue, type LetterContext } from './case-facts';
import { closing, signerOf } from './closing';
import {
  field,
  gap,
  heading,
  list,
  paragraph,
  plain,
  sentence,
  typed,
  type NewBlock,
} from './compose';
import { day, dear, ending, ombudsmanRoute, ourReference, theComplaint } from './pieces';
import { remedyLine } from './stage-1-response';

/** What has been done, what is next, and when they will hear again. */
export function progressBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const done = doneSoFar(file);
  const next = whatIsNext(file);
  const again = hearAgain(file, context);
  return [
    dear(file),
    heading(1, 'How far we have got with your complaint', { part: 'done' }),
    paragraph(
      [
        'We are writing to tell you how far we have got with ',
        ...theComplaint(file),
        '.',
        ...ourReference(file),
      ],
      { part: 'done' },
    ),
    heading(2, 'What we have done so far', { part: 'done' }),
    ...(done.length > 0
      ? [
          list(
            done.map((line) => [plain(line)]),
            { part: 'done' },
          ),
        ]
      : [paragraph([gap('Say what has been done so far')], { part: 'done' })]),
    heading(2, 'What we will do next', { part: 'next' }),
    ...(next.length > 0
      ? [
          list(
            next.map((line) => [plain(line)]),
            { part: 'next' },
          ),
        ]
      : [paragraph([gap('Say what happens next')], { part: 'next' })]),
    heading(2, 'When you will hear from us again', { part: 'again' }),
    paragraph(
      again === undefined
        ? [gap('Say when they will hear from us again')]
        : ['You will hear from us again by ', field('again', day(again), true), '.'],
      { part: 'again' },
    ),
    ...ending('progress update', file, council),
  ];
}

function doneSoFar(file: CaseFile): string[] {
  const answered = file.requests.filter(({ answeredOn }) => answeredOn !== undefined).length;
  const done = file.remedies.filter(({ doneOn }) => doneOn !== undefined);
  return [
    ...(file.respondedOn === undefined
      ? [
          ...(file.requests.length === 0
            ? []
            : [
                `We asked ${listed([...new Set(file.requests.map(({ of }) => of.service || of.name))])} for information. We have had ${counted(answered, 'answer')} so far.`,
              ]),
          ...(file.evidence.length === 0
            ? []
            : [`We have collected ${counted(file.evidence.length, 'document')} to look at.`]),
        ]
      : done.map(
          (remedy) => `${sentence(remedy.text)} We did this on ${day(remedy.doneOn ?? '')}.`,
        )),
  ];
}

function whatIsNext(file: CaseFile): string[] {
  const owed = file.requests.filter(
    ({ answeredOn, droppedWhy }) => answeredOn === undefined && droppedWhy === undefined,
  );
  if (file.respondedOn !== undefined) {
    return file.remedies
      .filter(({ doneOn, failed, kind }) => doneOn === undefined && !failed && kind !== 'apology')
      .map((remedy) => remedyLine(remedy));
  }
  return [
    ...(owed.length === 0
      ? []
      : [
          `We will look at the answers we are waiting for from ${listed([...new Set(owed.map(({ of }) => of.service || of.name))])}.`,
        ]),
    ...(file.points.length === 0
      ? []
      : [
          `We will decide ${file.points.length === 1 ? 'the point' : `each of the ${file.points.length} points`} you raised, and write to you with our reasons.`,
        ]),
  ];
}

/** The nearest promise still open, else the day the answer is due. */
function hearAgain(file: CaseFile, context: LetterContext): string | undefined {
  const promised = file.promises
    .filter(({ keptOn, droppedWhy }) => keptOn === undefined && droppedWhy === undefined)
    .map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn >= context.today)
    .toSorted()[0];
  if (promised !== undefined) return promised;
  if (file.respondedOn !== undefined) {
    return file.remedies
      .flatMap(({ doneOn, dueOn }) => (doneOn === undefined && dueOn !== undefined ? [dueOn] : []))
      .filter((dueOn) => dueOn >= context.today)
      .toSorted()[0];
  }
  const due = responseDue(file, context);
  return due >= context.today ? due : undefined;
}

/** Everything one person still owes on this case; the first to be owed an answer. */
export function askedOf(file: CaseFile): readonly InformationRequest[] {
  const owed = file.requests.filter(
    ({ answeredOn, droppedWhy }) => answeredOn === undefined && droppedWhy === undefined,
  );
  const first = owed.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1))[0];
  return first ? owed.filter(({ of }) => of.name === first.of.name) : [];
}

/** To a service or an officer: what we need and by when, with no more of the person than finds the record. */
export function informationRequestBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const asked = askedOf(file);
  const by = asked.map(({ dueOn }) => dueOn).toSorted()[0];
  const name = asked[0]?.of.name ?? '';
  return [
    paragraph(['Dear ', name ? field('officer', name) : gap('Write whom you ask')], {
      part: 'greeting',
    }),
    heading(1, 'Information we need for a complaint', { part: 'asks' }),
    paragraph(
      [
        `We are looking into a complaint about ${file.service === '' ? 'the council' : file.service}.`,
        ' Please use the reference ',
        field('reference', file.reference, true),
        ' in your answer. Please answer by ',
        by === undefined ? gap('say by when') : field('due', day(by), true),
        '.',
      ],
      { part: 'due' },
    ),
    heading(2, 'What we need from you', { part: 'asks' }),
    ...(asked.length === 0
      ? [paragraph([gap('Ask for the information under Actions first')], { part: 'asks' })]
      : [
          {
            type: 'list' as const,
            part: 'asks',
            ordered: true,
            items: asked.map(({ asks, dueOn }) => [
              plain(`${sentence(asks)} (by ${formatDate(dueOn, 'letter')})`),
            ]),
          },
        ]),
    paragraph(
      [
        'Please send the records as they are, and do not change them. If you cannot answer by then, tell us today and say when you can. If you were involved in the matter yourself, please say so.',
      ],
      { part: 'how' },
    ),
    ...closing(signerOf('information request', file, council)),
  ];
}

export function remedyOfferBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const offered = file.remedies.filter(({ failed }) => failed === undefined);
  const apologies = offered.filter(({ kind }) => kind === 'apology');
  const actions = offered.filter(({ kind }) => kind !== 'apology');
  return [
    dear(file),
    heading(1, 'How we will put things right', { part: 'remedy' }),
    paragraph(
      [
        'We are writing about ',
        ...theComplaint(file),
        '. This is what we will do to put things right.',
        ...ourReference(file),
      ],
      { part: 'remedy' },
    ),
    ...apologies.flatMap((apology) =>
      typed(apology.text, 'Say what went wrong and that we are sorry for it', { part: 'apology' }),
    ),
    heading(2, 'What we will do', { part: 'remedy' }),
    ...(actions.length > 0
      ? [
          list(
            actions.map((remedy) => [plain(remedyLine(remedy))]),
            { part: 'remedy' },
          ),
        ]
      : [paragraph([gap('Offer a remedy on the case first')], { part: 'remedy' })]),
    ...ombudsmanRoute(
      file,
      council,
      'If you are not happy with this',
      'Please tell us. You can also take your complaint to the Ombudsman.',
    ),
    ...ending('remedy offer', file, council),
  ];
}

/** The remedy that cannot be delivered and was recorded last. */
export const failedRemedy = (file: CaseFile): Remedy | undefined =>
  file.remedies
    .filter(({ failed }) => failed !== undefined)
    .toSorted((left, right) => ((left.failed?.on ?? '') < (right.failed?.on ?? '') ? -1 : 1))
    .at(-1);

/** LGSCO Code 7.4: why, what is offered instead, and the Ombudsman. */
export function remedyFailedBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const remedy = failedRemedy(file);
  return [
    dear(file),
    heading(1, 'We cannot do what we promised', { part: 'promised' }),
    paragraph(
      [
        'We are writing about ',
        ...theComplaint(file),
        '. We are sorry that we cannot do one of the things we promised you.',
        ...ourReference(file),
      ],
      { part: 'promised' },
    ),
    ...(remedy
      ? [
          paragraph(['This is what we said we would do:'], { part: 'promised' }),
          { type: 'quote' as const, part: 'promised', content: [plain(sentence(remedy.text))] },
        ]
      : [
          paragraph([gap('Record the remedy that cannot be delivered first')], {
            part: 'promised',
          }),
        ]),
    heading(2, 'Why we cannot do it', { part: 'reason' }),
    ...typed(remedy?.failed?.why ?? '', 'Say why it cannot be done', { part: 'reason' }),
    heading(2, 'What we offer instead', { part: 'instead' }),
    ...typed(remedy?.failed?.instead ?? '', 'Say what we offer instead', { part: 'instead' }),
    ...ombudsmanRoute(
      file,
      council,
      'If you are not happy with this',
      'Please tell us. You can also go to the Ombudsman.',
    ),
    ...ending('remedy cannot be delivered', file, council),
  ];
}

/** To an MP or a councillor who asked for somebody: answered to the member. */
export function memberReplyBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const constituent = file.people.find(({ role }) => role === 'complainant')?.name.trim() ?? '';
  return [
    dear(file),
    heading(1, 'Our answer to your enquiry', { part: 'answer' }),
    paragraph(
      [
        'Thank you for your enquiry of ',
        field('received', day(file.receivedOn)),
        ...(constituent === '' ? [] : [' for ', field('onBehalfOf', constituent)]),
        '.',
        ...ourReference(file),
      ],
      { part: 'asked' },
    ),
    heading(2, 'What you asked', { part: 'asked' }),
    ...typed(file.definition?.text || file.summary, 'Write what was asked', { part: 'asked' }),
    heading(2, 'Our answer', { part: 'answer' }),
    ...(file.points.some(({ finding }) => finding !== undefined)
      ? file.points.flatMap((point) => [
          ...(file.points.length > 1
            ? [
                heading(3, `${point.number}. ${point.text.trim()}`, {
                  part: 'answer',
                  point: point.id,
                }),
              ]
            : []),
          ...typed(point.finding?.happened ?? '', 'Write our answer', { part: 'answer' }),
        ])
      : [paragraph([gap('Write our answer')], { part: 'answer' })]),
    ...ending('reply to a member', file, council),
  ];
}
