/** The acknowledgement: what the complaint is, who deals with it, and when the answer comes (LGSCO Code 6.2). */
import { formatDate } from '../calendar';
import type { CouncilSettings } from '../case-file/council';
import type { CaseFile } from '../case-file/types';
import {
  contactOf,
  greetingOf,
  handlerOf,
  onBehalfOf,
  recipientOf,
  responseDue,
  type LetterContext,
} from './case-facts';
import { field, gap, heading, list, paragraph, plain, typed, type NewBlock } from './compose';
import { closing, signerOf } from './closing';
import { stageNow } from '../case-file/stage-needs';
import { theComplaint } from './pieces';

export function acknowledgementBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const handler = handlerOf(file, council);
  const { phone, email } = contactOf(file, council);
  const greeting = greetingOf(recipientOf(file));
  const due = formatDate(responseDue(file, context), 'long');
  const definition = file.definition;
  const behalf = onBehalfOf(file);
  const again = stageNow(file)?.request;
  const reach = [phone && `call ${phone}`, email && `email ${email}`].filter(Boolean).join(' or ');
  return [
    paragraph(
      ['Dear ', greeting ? field('greeting', greeting) : gap('Write who this letter is to')],
      { part: 'greeting' },
    ),
    heading(1, titleOf(file), { part: 'stage' }),
    ...(again
      ? [
          paragraph(
            [
              'On ',
              field('requested', formatDate(again.receivedOn, 'long')),
              ' you asked us to look again at ',
              ...theComplaint(file),
              `. We are now looking into it at stage ${file.stage} of our complaints procedure. Somebody who did not decide stage ${file.stage - 1} will answer you. Your reference is `,
              field('reference', file.reference, true),
              '.',
            ],
            { part: 'stage' },
          ),
        ]
      : file.kind === 'member enquiry'
        ? [
            paragraph(
              [
                'Thank you for your enquiry. We received it on ',
                field('received', formatDate(file.receivedOn, 'long')),
                ...(file.people.some(({ role }) => role === 'complainant')
                  ? [
                      plain(' for '),
                      field(
                        'onBehalfOf',
                        file.people.find(({ role }) => role === 'complainant')?.name ?? '',
                      ),
                    ]
                  : []),
                '. Your reference is ',
                field('reference', file.reference, true),
                '.',
              ],
              { part: 'stage' },
            ),
          ]
        : [first(file, behalf)]),
    heading(2, 'What we will look into', { part: 'definition' }),
    ...typed(
      // A member's question is the enquiry; nobody agrees a definition of it.
      definition?.text ?? (file.kind === 'member enquiry' ? file.summary : ''),
      'Write what we will look into',
      { part: 'definition' },
    ),
    ...(file.points.length > 1
      ? [
          paragraph(['We will answer each of these points:'], { part: 'definition' }),
          list(
            file.points.map((point) => [plain(point.text.trim())]),
            { part: 'definition' },
          ),
        ]
      : []),
    heading(2, 'What you want to happen', { part: 'outcomes' }),
    ...typed(
      definition?.outcomesSought || file.wants,
      'Write what they would like to happen, or that they have not said',
      { part: 'outcomes' },
    ),
    ...((definition?.notConsidered ?? '').trim() === ''
      ? []
      : [
          heading(2, 'What we cannot look into', { part: 'notConsidered' }),
          ...typed(definition?.notConsidered ?? '', '', { part: 'notConsidered' }),
        ]),
    paragraph(
      [
        'If we have not understood your complaint, or left something out, please tell us as soon as you can.',
      ],
      { part: 'definition' },
    ),
    heading(2, 'Who is dealing with it', { part: 'handler' }),
    paragraph(
      [
        handler
          ? field('handler', handler.name, true)
          : gap('Say who is dealing with the complaint'),
        ' is dealing with your complaint. ',
        reach ? `You can ${reach}.` : gap('Say how to reach them'),
      ],
      { part: 'handler' },
    ),
    heading(2, 'When you will hear from us', { part: 'due' }),
    paragraph(
      [
        'We will send you our full answer by ',
        field('due', due, true),
        '. If we need more time, we will write before then. We will tell you why, and give you a new date.',
      ],
      { part: 'due' },
    ),
    heading(2, 'If you need anything from us', { part: 'adjustments' }),
    paragraph(
      [
        'Is there anything that would make it easier for you to deal with us? For example, we can write in large print or in another language, or talk to you instead of writing. Please tell us what you need.',
      ],
      { part: 'adjustments' },
    ),
    ...closing(signerOf('acknowledgement', file, council)),
  ];
}

const titleOf = (file: CaseFile): string => {
  if (file.kind === 'member enquiry') return 'We have received your enquiry';
  return file.stage > 1
    ? 'We will look at your complaint again'
    : 'We have received your complaint';
};

/** Also of a service request that turned out to be a complaint: the day it came in stays (LGSCO Code 1.7). */
function first(file: CaseFile, behalf: string): NewBlock {
  return paragraph(
    [
      behalf === ''
        ? 'Thank you for telling us what happened. We received your complaint on '
        : 'Thank you for telling us what happened. We received the complaint you made for ',
      ...(behalf === '' ? [] : [field('onBehalfOf', behalf), plain(' on ')]),
      field('received', formatDate(file.receivedOn, 'long')),
      `. We are looking into it at stage ${file.stage} of our complaints procedure. Your reference is `,
      field('reference', file.reference, true),
      '.',
    ],
    { part: 'stage' },
  );
}
