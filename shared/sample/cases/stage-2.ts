/** Stage 2 in every state: asked for, late, refused, begun, nearly done, answered. */
import * as act from '../../case-file/commands';
import { SAMPLE_COLLEAGUE } from '../council';
import type { Story } from '../story';
import type { SampleStory } from './kind';
import { extend } from './stage-1';

interface Stage1 {
  readonly received: number;
  readonly answered: number;
  readonly definition: string;
  readonly point: string;
  readonly should: string;
  readonly happened: string;
  readonly reasons: string;
}

/** Stage 1 decided against them, or only in part, and answered. */
export function stage1(
  s: Story,
  told: Stage1,
  outcome: 'not upheld' | 'partly upheld' = 'not upheld',
): Story {
  s.on(told.received + 2)
    .define(told.definition, 'That we look at it again with fresh eyes.')
    .letter('acknowledgement')
    .points(told.point)
    .run(act.nameActor, {
      role: 'decision-maker',
      who: { name: 'Thea Larkspur', title: 'Service manager' },
      interest: { involved: false, managesOrIs: false, knowsThem: false, checkedOn: s.today },
    })
    .on(told.answered - 1)
    .decide('p1', outcome, told)
    .cause(
      outcome === 'not upheld' ? 'no fault found' : 'poor communication',
      outcome === 'not upheld' ? 'The record shows what the policy asks.' : 'Nobody rang back.',
    );
  return (
    outcome === 'not upheld'
      ? s
      : s.remedy('r-1', 'apology', 'We are sorry that nobody rang you back.')
  )
    .on(told.answered)
    .letter('stage 1 response');
}

/** Somebody new decides, and has been asked about their interest. */
const newDecider = (s: Story): Story =>
  s.run(act.nameActor, {
    role: 'decision-maker',
    who: { name: 'Osric Fairweather', title: 'Assistant director' },
    interest: { involved: false, managesOrIs: false, knowsThem: false, checkedOn: s.today },
  });

export const STAGE_2: readonly SampleStory[] = [
  {
    key: 'answered-waiting',
    from: -16,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Street cleaning',
        reason: 'Quality of service',
        theirWords:
          'The leaves. Same as every year. You slip, you fall, you are told it is autumn.',
        wants: 'Sweep it before the 1st.',
        people: [s.who('Delphine Lapwing', 'Ms Lapwing')],
      });
      stage1(s, {
        received: -16,
        answered: -5,
        definition: 'That leaves were not swept from the steps at Lantern Hill.',
        point: 'The steps were not swept.',
        should: 'Steps are swept every second week from October.',
        happened: 'They were swept on both days the rota names.',
        reasons: 'The leaves came down between the two days.',
      });
    },
  },
  {
    key: 'escalated-today',
    from: -30,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Council tax',
        reason: 'Decision',
        theirWords:
          'You removed my single person discount because a letter came here for my brother. He is dead.',
        wants: 'The discount back, from April.',
        people: [s.who('Saskia Bramblewick', 'Ms Bramblewick')],
      });
      stage1(s, {
        received: -30,
        answered: -16,
        definition: 'That her single person discount was removed.',
        point: 'The discount was removed without cause.',
        should: 'The discount is removed where another adult lives there.',
        happened: 'A bank’s letter for another adult came to the address.',
        reasons: 'We had no reply to our two enquiries.',
      })
        .on(-1)
        .run(act.requestStage, {
          receivedOn: s.today,
          channel: 'email',
          theirWords: 'I did reply. Twice. Attached, again. Read them this time.',
          wants: 'Somebody who reads.',
        });
    },
  },
  {
    key: 'stage-2-under-way',
    from: -41,
    by: SAMPLE_COLLEAGUE,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Children’s services',
        reason: 'Staff conduct',
        theirWords:
          'We were promised a different social worker. We got the same one with a different desk.',
        wants: 'A different person.',
        people: [s.who('Gwil Garthwaite', 'Mr Garthwaite', { preferredContact: 'letter' })],
      });
      stage1(
        s,
        {
          received: -41,
          answered: -29,
          definition: 'That a change of social worker was promised and not made.',
          point: 'The promise was not kept.',
          should: 'A promise made in a meeting is written down and kept.',
          happened: 'The minutes record a wish, not a promise.',
          reasons: 'We should have rung to say so.',
        },
        'partly upheld',
      )
        .on(-20)
        .run(act.requestStage, {
          receivedOn: s.date(-21),
          channel: 'letter',
          theirWords: 'Half right is not right.',
        })
        .on(-18)
        .define('Whether a promise was made, and whether it was kept.', 'A different person.')
        .letter('acknowledgement', [
          'Thank you for asking us to look at your complaint again, at stage 2.',
        ]);
      newDecider(s)
        .points('We should have told the family at once that the minutes said something else.')
        .on(-4);
      extend(
        s,
        'The minutes’ author is away until Monday week, and only she can say what was promised.',
      );
    },
  },
  {
    key: 'stage-2-to-sign',
    from: -39,
    tell: (s) => {
      s.receive({
        channel: 'phone',
        service: 'Housing tenancy',
        reason: 'Decision',
        theirWords:
          'You gave the garage to him next door and I was first on the list. I’ve got the letter saying first.',
        wants: 'The garage, or the next one.',
        people: [s.who('Emrys Nettlefold', 'Mr Nettlefold', { preferredContact: 'phone' })],
      });
      stage1(s, {
        received: -39,
        answered: -27,
        definition: 'That a garage was let out of turn.',
        point: 'The garage was let out of turn.',
        should: 'Garages are let in order of the list.',
        happened: 'The list of that day shows the neighbour first.',
        reasons: 'His own application was renewed late.',
      })
        .on(-17)
        .run(act.requestStage, {
          receivedOn: s.today,
          channel: 'phone',
          wants: 'Look at the first list.',
        })
        .on(-15)
        .define('Whether the list of that day was right.', 'The next garage.')
        .letter('acknowledgement', [
          'Thank you for asking us to look at your complaint again, at stage 2.',
        ]);
      newDecider(s)
        .on(-3)
        .decide('p1', 'upheld', {
          should:
            'Garages are let in order of the list, and a late renewal keeps its place for 28 days.',
          happened: 'He renewed on day 11. The list had already been printed.',
          reasons: 'Stage 1 looked at the printed list only.',
        })
        .cause('process not followed', 'The list is printed before the 28 days are over.')
        .remedy('r-next', 'correction', 'Offer him the next garage in Ropewalk Mews.', {
          dueOn: s.date(10),
        })
        .run(act.askSignOff, {
          kind: 'stage 2 response',
          of: { name: 'Osric Fairweather', title: 'Assistant director' },
        });
    },
  },
  {
    key: 'stage-2-answered',
    from: -50,
    tell: (s) => {
      s.receive({
        channel: 'web form',
        service: 'Bereavement services',
        reason: 'Wrong information',
        theirWords:
          'You put my father’s stone on the wrong plot. I laid flowers for a stranger for a year. I am not even angry any more.',
        wants: 'The stone moved. To be told why.',
        people: [s.who('Orla Rookhope', 'Ms Rookhope')],
      });
      stage1(
        s,
        {
          received: -50,
          answered: -38,
          definition: 'That her father’s stone stood on the wrong plot.',
          point: 'The stone was set on the wrong plot.',
          should: 'Two people check the plot’s number before a stone is set.',
          happened: 'One person checked, against an old plan.',
          reasons: 'The mason was given the plan of the year before.',
        },
        'partly upheld',
      )
        .on(-30)
        .run(act.requestStage, { receivedOn: s.today, channel: 'email', theirWords: 'Partly?' })
        .on(-28)
        .define(
          'Whether the whole of it should have been upheld.',
          'The stone moved, and the truth.',
        )
        .letter('acknowledgement', [
          'Thank you for asking us to look at your complaint again, at stage 2.',
        ]);
      newDecider(s)
        .on(-14)
        .decide('p1', 'upheld', {
          should: 'Two people check the plot’s number before a stone is set.',
          happened: 'One person checked, against an old plan.',
          reasons: 'It was our mistake alone, and stage 1 should have said so.',
        })
        .cause('process not followed', 'The second check is on a form that is not used.')
        .remedy('r-stone', 'correction', 'Move the stone, with her present if she wishes.', {
          by: 'Bereavement services',
          dueOn: s.date(-4),
        })
        .remedy('r-check', 'service improvement', 'No stone is set without a second signature.', {
          by: 'Head of Bereavement services',
          dueOn: s.date(12),
        })
        .run(act.agreeLearning, {
          action: 'la-plans',
          text: 'Old plans are taken out of the mason’s hut every January.',
          owner: 'Head of Bereavement services',
          dueOn: s.date(25),
          measure: 'A look at the hut in February.',
        })
        .letter('stage 2 response', [
          'I uphold your complaint in full. One person checked the plot, against an old plan, where two should have. I am sorry for it, and for the year of flowers.',
          'The stone will be moved on a day that suits you. This is our final answer.',
          'If you are unhappy with it, you can go to the Local Government and Social Care Ombudsman: www.lgo.org.uk, 0300 061 0614.',
        ]);
    },
  },
  {
    key: 'escalated-late',
    from: -52,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Environmental health',
        reason: 'Delay',
        theirWords: 'Rats in the alley. Big ones. Named them.',
        wants: 'Fewer rats.',
        people: [s.who('Idris Vetchley', 'Mr Vetchley')],
      });
      stage1(s, {
        received: -52,
        answered: -40,
        definition: 'That rats in the alley were not dealt with.',
        point: 'Nothing was done about the rats.',
        should: 'A visit within five working days.',
        happened: 'Two visits were made, and bait was laid.',
        reasons: 'The records and the bait’s invoices agree.',
      })
        .on(-8)
        .run(act.requestStage, {
          receivedOn: s.today,
          channel: 'phone',
          theirWords: 'They’re back. I was in hospital or I’d have said.',
          lateWhy: 'He was in hospital for most of the month he had. We take it all the same.',
        });
    },
  },
  {
    key: 'escalation-refused',
    from: -58,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Leisure and libraries',
        reason: 'Decision',
        theirWords: 'You moved chess club to Tuesdays. I cannot do Tuesdays.',
        wants: 'Chess on Thursdays.',
        people: [s.who('Merrick Quillfeather', 'Mr Quillfeather')],
      });
      stage1(s, {
        received: -58,
        answered: -47,
        definition: 'That chess club was moved to Tuesdays.',
        point: 'The move was made without asking.',
        should: 'Members are asked before a club is moved.',
        happened: 'They were asked; nine of eleven chose Tuesday.',
        reasons: 'The vote is on record.',
      })
        .on(-46)
        .run(act.closeCase, {})
        .on(-10)
        .run(act.refuseStage, {
          receivedOn: s.date(-12),
          reason:
            'He asks for nothing that stage 2 could decide: he has a new proposal, which the club has on its agenda.',
        })
        .letter('escalation refusal', [
          'You ask for a vote on Thursdays. That is for the club, which will discuss it on the first Tuesday of the month. We will not look at your complaint again.',
          'You can ask the Local Government and Social Care Ombudsman about this decision: www.lgo.org.uk, 0300 061 0614.',
        ]);
    },
  },
];
