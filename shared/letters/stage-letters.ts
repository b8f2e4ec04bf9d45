/** Letters that move a stage's date or end it early: more time, a stopped clock, an agreement, a refusal. */
import type { CouncilSettings } from '../case-file/council';
import { stageNow } from '../case-file/stage-needs';
import type { RefusalGround, StopGround } from '../case-file/schema';
import type { CaseFile, Extension, Stop } from '../case-file/types';
import { responseDue, type LetterContext } from './case-facts';
import { field, gap, heading, paragraph, sentence, typed, type NewBlock } from './compose';
import {
  day,
  dear,
  ending,
  nextStageRoute,
  ombudsmanRoute,
  ourReference,
  theComplaint,
} from './pieces';

/** The planned extension this letter gives effect to; the last one told once it went. */
export function extensionTold(file: CaseFile): Extension | undefined {
  const all = stageNow(file)?.extensions ?? [];
  return all.find(({ id }) => id === file.owedLetter?.proposal) ?? all.at(-1);
}

/** The stop this letter is about. */
export function stopTold(file: CaseFile): Stop | undefined {
  const all = stageNow(file)?.stops ?? [];
  return all.find(({ id }) => id === file.owedLetter?.proposal) ?? all.at(-1);
}

/** LGSCO Code 6.4, 6.5: the reason, the new date and the Ombudsman's details. */
export function extensionBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const extension = extensionTold(file);
  return [
    dear(file),
    heading(1, 'We need more time to answer your complaint', { part: 'newDate' }),
    paragraph(
      [
        'We said that we would answer ',
        ...theComplaint(file),
        ' by ',
        field('due', day(responseDue(file, context))),
        '. We are sorry that we need more time. We will now send you our answer by ',
        extension ? field('extendedTo', day(extension.to), true) : gap('Plan the new date first'),
        '.',
        ...ourReference(file),
      ],
      { part: 'newDate' },
    ),
    heading(2, 'Why we need more time', { part: 'reason' }),
    ...typed(extension?.reason ?? '', 'Say why more time is needed', { part: 'reason' }),
    ...ombudsmanRoute(
      file,
      council,
      'If you are not happy about this',
      'Please tell us, and we will do what we can. You can also contact the Ombudsman.',
    ),
    ...ending('extension', file, council),
  ];
}

const WAITING: Readonly<Record<StopGround, { because: string; need: string }>> = {
  'waiting for consent': {
    because: 'we are waiting for consent',
    need: 'We need the written consent of the person this complaint is about, so that we may talk about their affairs with you.',
  },
  'waiting for an advocate': {
    because: 'we are waiting for your advocate',
    need: 'We need to hear from your advocate, so that you have the help you asked for.',
  },
  'waiting for clarification': {
    because: 'we need to ask you about your complaint',
    need: 'We need your answer to the questions above, so that we look into the right things.',
  },
};

export function clockStoppedBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const stop = stopTold(file);
  const words = stop && WAITING[stop.ground];
  return [
    dear(file),
    heading(1, 'The date for our answer will move', { part: 'from' }),
    paragraph(
      [
        'We said that we would answer ',
        ...theComplaint(file),
        ' by ',
        field('due', day(responseDue(file, context))),
        '. That date will move, because ',
        words ? words.because : gap('say what you are waiting for'),
        '. The days from ',
        stop ? field('stoppedFrom', day(stop.from), true) : gap('plan the stop first'),
        ' until we have it do not count.',
        ...ourReference(file),
      ],
      { part: 'from' },
    ),
    heading(2, 'Why this is', { part: 'reason' }),
    ...typed(stop?.reason ?? '', 'Say why the clock stops', { part: 'reason' }),
    heading(2, 'What we need', { part: 'needs' }),
    paragraph([words ? words.need : gap('Say what we need, and from whom')], { part: 'needs' }),
    heading(2, 'What happens then', { part: 'then' }),
    paragraph(
      [
        'As soon as we have it, we will write to you with the new date. We go on with what we can do in the meantime.',
      ],
      { part: 'then' },
    ),
    ...ending('clock stopped', file, council),
  ];
}

export function clockRestartedBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const stop = stopTold(file);
  return [
    dear(file),
    heading(1, 'The new date for our answer', { part: 'newDate' }),
    paragraph(
      [
        'We have what we were waiting for, so the time to answer ',
        ...theComplaint(file),
        ' runs again from ',
        stop?.to === undefined ? gap('start the clock first') : field('restartedOn', day(stop.to)),
        '. We will now send you our answer by ',
        field('due', day(responseDue(file, context)), true),
        '.',
        ...ourReference(file),
      ],
      { part: 'newDate' },
    ),
    heading(2, 'What has come', { part: 'reason' }),
    ...typed(stop?.restartWhy ?? '', 'Say what has come', { part: 'reason' }),
    ...ending('clock restarted', file, council),
  ];
}

/** A short stage 1 response: what was agreed, by when, and how to go on (LGSCO Code 5.2). */
export function earlyResolutionBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const agreed = file.ending?.type === 'resolved early' ? file.ending : undefined;
  return [
    dear(file),
    heading(1, 'What we agreed about your complaint (stage 1)', { part: 'stage' }),
    paragraph(
      [
        'Thank you for talking to us about ',
        ...theComplaint(file),
        '. We agreed with you how to put it right',
        ...(agreed ? [' on ', field('agreedOn', day(agreed.on))] : []),
        '. This letter is our answer at stage 1 of our complaints procedure.',
        ...ourReference(file),
      ],
      { part: 'stage' },
    ),
    heading(2, 'What your complaint was about', { part: 'definition' }),
    ...typed(file.definition?.text ?? '', 'Write what the complaint was about', {
      part: 'definition',
    }),
    heading(2, 'What we agreed', { part: 'agreed' }),
    ...typed(agreed?.agreed ?? '', 'Write what was agreed', { part: 'agreed' }),
    ...(agreed?.by === undefined
      ? []
      : [
          paragraph(['We will do this by ', field('agreedBy', day(agreed.by), true), '.'], {
            part: 'agreed',
          }),
        ]),
    ...nextStageRoute(
      file,
      council,
      context,
      'If this does not happen, or you are not happy with it',
      'You can ask us to look at your complaint again.',
    ),
    ...ending('early resolution', file, council),
  ];
}

const GROUND: Readonly<Record<RefusalGround, string>> = {
  'legal proceedings started': 'Legal proceedings about it have started.',
  'already considered': 'We have already looked into it under our complaints procedure.',
  'out of time': 'It is about something you have known of for more than 12 months.',
  'appeal or tribunal right':
    'There is a right of appeal, or a tribunal that decides such matters.',
  'insurance claim': 'It is a claim for damage, which our insurance team decides.',
  'personnel matter': 'It is about the employment of our staff.',
  'councillor conduct':
    'It is about the conduct of a councillor, which our Monitoring Officer looks at.',
  school: 'It is about a school, which has a complaints procedure of its own.',
  'policy decided by members': 'It is about a policy that councillors decided.',
  'statutory procedure': 'The law sets another procedure for it.',
  other: '',
};

/** LGSCO Code 2.3 to 2.5: the reasons, on the complaint's own merits, and the way to the Ombudsman. */
export function refusalBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const refusal = file.ending?.type === 'refused' ? file.ending : undefined;
  return [
    dear(file),
    heading(1, 'Why we will not look into your complaint', { part: 'decision' }),
    paragraph(
      [
        'Thank you for ',
        ...theComplaint(file),
        '. We have read it carefully. We have decided that we will not look into it under our complaints procedure.',
        ...ourReference(file),
      ],
      { part: 'decision' },
    ),
    heading(2, 'Our reasons', { part: 'reason' }),
    ...(refusal && GROUND[refusal.ground] !== ''
      ? [paragraph([GROUND[refusal.ground]], { part: 'ground' })]
      : []),
    ...typed(refusal?.reason ?? '', 'Say why it is not suitable, on its own merits', {
      part: 'reason',
    }),
    ...(refusal && refusal.discretion.trim() !== ''
      ? [
          heading(2, 'Whether we could look into it all the same', { part: 'discretion' }),
          ...typed(refusal.discretion, '', { part: 'discretion' }),
        ]
      : []),
    ...ombudsmanRoute(
      file,
      council,
      'If you disagree with this decision',
      'You can ask the Ombudsman to look at our decision not to look into your complaint.',
    ),
    ...ending('refusal', file, council),
  ];
}

export function escalationRefusalBlocks(file: CaseFile, council: CouncilSettings): NewBlock[] {
  const refusal = file.refusedStages.at(-1);
  return [
    dear(file),
    heading(1, 'Why we will not look at your complaint again', { part: 'decision' }),
    paragraph(
      [
        refusal
          ? `On ${day(refusal.receivedOn)} you asked us to look again at `
          : 'You asked us to look again at ',
        ...theComplaint(file),
        '. We have decided that we will not do so. Our answer stands.',
        ...ourReference(file),
      ],
      { part: 'decision' },
    ),
    heading(2, 'Our reasons', { part: 'reason' }),
    ...typed(refusal?.reason ?? '', 'Say why the next stage is refused', { part: 'reason' }),
    ...ombudsmanRoute(
      file,
      council,
      'If you disagree with this decision',
      'You can take your complaint to the Ombudsman.',
    ),
    ...ending('escalation refusal', file, council),
  ];
}

export function withdrawalBlocks(
  file: CaseFile,
  council: CouncilSettings,
  context: LetterContext,
): NewBlock[] {
  const withdrawal = file.ending?.type === 'withdrawn' ? file.ending : undefined;
  const isLast = !file.rules?.stages.some(({ number }) => number === file.stage + 1);
  return [
    dear(file),
    heading(1, 'You have withdrawn your complaint', { part: 'decision' }),
    paragraph(
      [
        withdrawal
          ? `On ${day(withdrawal.on)} you told us (${withdrawal.how}) that you do not want us to look any further into `
          : 'You told us that you do not want us to look any further into ',
        ...theComplaint(file),
        '. We have stopped looking into it.',
        ...ourReference(file),
      ],
      { part: 'decision' },
    ),
    ...(withdrawal && withdrawal.why.trim() !== ''
      ? [
          heading(2, 'What you told us', { part: 'why' }),
          ...typed(sentence(withdrawal.why), '', { part: 'why' }),
        ]
      : []),
    heading(2, 'What happens next', { part: 'next' }),
    paragraph(
      [
        'We will not write to you about it again, and we keep a record of what you told us. If this is not what you wanted, please tell us as soon as you can. It makes no difference to how we treat you.',
      ],
      { part: 'next' },
    ),
    ...(isLast
      ? ombudsmanRoute(
          file,
          council,
          'If you change your mind',
          'You can still take your complaint to the Ombudsman.',
        )
      : nextStageRoute(
          file,
          council,
          context,
          'If you change your mind',
          'You can ask us to look at your complaint after all.',
        )),
    ...ending('withdrawal', file, council),
  ];
}
