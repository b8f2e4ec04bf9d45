/** Complaints that end without a decision on every point. */
import * as act from '../../case-file/commands';
import { SAMPLE_COLLEAGUE } from '../council';
import { pdfOf } from '../papers/pdf';
import type { SampleStory } from './kind';

export const ENDINGS: readonly SampleStory[] = [
  {
    key: 'withdrawn',
    from: -22,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Leisure and libraries',
        reason: 'Quality of service',
        theirWords: 'Pool was freezing, showers were freezing, and the lad on the desk shrugged.',
        wants: 'Warm water.',
        people: [s.who('Cato Coldharbour', 'Mr Coldharbour')],
      })
        .on(-21)
        .define('That the pool and the showers were cold on three Sundays.', 'Warm water.')
        .letter('acknowledgement')
        .points('The water was cold.')
        .on(-18)
        .run(act.recordWithdrawal, {
          how: 'by email',
          why: 'The boiler has been mended and he has had a swim. “All good, cheers.”',
        })
        .letter('withdrawal', [
          'You told me that the water is warm again and that you do not want to go on with your complaint. I have closed it.',
          'If it turns cold again, tell me. You can still ask us to look at your complaint at stage 2 if you change your mind.',
        ])
        .run(act.closeCase, {});
    },
  },
  {
    key: 'refused-late',
    from: -20,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Planning',
        reason: 'Decision',
        aboutOn: s.date(-640),
        theirWords:
          'Regarding the conservatory at number 9, permission granted two and a half years ago. I have only now got round to it.',
        wants: 'The permission looked at again.',
        people: [s.who('Merrick Jessamine', 'Mr Jessamine', { preferredContact: 'letter' })],
      })
        .on(-18)
        .run(act.refuseComplaint, {
          ground: 'out of time',
          reason: 'He knew of the permission when the notice went up, more than two years ago.',
          discretion:
            'We asked why he waited. There was no illness, and nothing has changed since; the builder’s drawings have been destroyed.',
        })
        .letter('refusal', [
          'You knew of the permission more than twelve months before you wrote to us, and nothing you told me kept you from writing sooner. We will not look into it.',
          'You can ask the Local Government and Social Care Ombudsman to look at this decision: www.lgo.org.uk, 0300 061 0614.',
        ])
        .run(act.closeCase, {});
    },
  },
  {
    key: 'refusal-owed',
    from: -5,
    by: SAMPLE_COLLEAGUE,
    tell: (s) => {
      s.receive({
        channel: 'web form',
        service: 'Parking',
        reason: 'Decision',
        theirWords:
          'The ticket is WRONG. The sign was behind a tree. I have photos. I am not paying and I am not filling in another form.',
        wants: 'Cancel the ticket.',
        people: [s.who('Linnea Sedgemoor', 'Ms Sedgemoor')],
      })
        .on(-2)
        .run(act.refuseComplaint, {
          ground: 'appeal or tribunal right',
          reason:
            'A penalty charge can be appealed to the Traffic Penalty Tribunal, which can cancel it; we cannot decide the appeal here.',
          discretion:
            'Nothing suggests that she could not use the tribunal. The sign is passed on to Highways.',
        });
    },
  },
  {
    key: 'settled-by-phone',
    from: -10,
    tell: (s) => {
      s.receive({
        channel: 'phone',
        service: 'Waste and recycling',
        reason: 'Quality of service',
        theirWords:
          'My mum is 84, she has the assisted collection, it’s on your own system, and the crew leaves the bin at the kerb. She can’t get it up the path so it sits there with her name on.',
        wants: 'The crew to do what the system says.',
        people: [s.who('Fenella Umberleigh', 'Ms Umberleigh', { preferredContact: 'phone' })],
      })
        .on(-9)
        .define(
          'That an assisted collection was not carried out.',
          'The bin brought back to the door.',
        )
        .letter('acknowledgement')
        .run(act.agreeEarlyResolution, {
          how: 'by phone',
          agreed:
            'The crew’s sheet says “bring back to side gate”, the supervisor walks the round on the next two Fridays, and I ring after each.',
          by: s.date(3),
        })
        .cause(
          'process not followed',
          'The crew works from a sheet that does not show assisted collections.',
        )
        .letter('early resolution', [
          'We agreed on the phone that the crew’s sheet now says “bring back to side gate”, that the supervisor walks the round on the next two Fridays, and that I ring you after each.',
          'If it goes wrong again, you can ask us to look at it at stage 2. You have one month from this letter.',
        ])
        .run(act.makePromise, {
          promise: 'pr-first',
          kind: 'call back',
          text: 'Ring after the first Friday.',
          dueOn: s.date(-4),
          dueAt: '14:00',
        })
        .run(act.makePromise, {
          kind: 'call back',
          text: 'Ring after the second Friday.',
          dueOn: s.date(1),
          dueAt: '14:00',
        })
        .on(-4)
        .run(act.keepPromise, {
          promise: 'pr-first',
          note: 'Bin was at the gate. She was pleased.',
        });
    },
  },
  {
    key: 'reopened',
    from: -38,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Electoral services',
        reason: 'Wrong information',
        theirWords:
          'Turned away from the polling station, told I wasn’t on the register. I am on the register.',
        wants: 'How that could happen.',
        people: [s.who('Kester Wintergreen', 'Mr Wintergreen')],
      })
        .on(-36)
        .define('That he was turned away from the polling station.', 'An explanation.')
        .letter('acknowledgement')
        .points('He was turned away although he was registered.')
        .on(-30)
        .decide('p1', 'not upheld', {
          should: 'A voter on the register is given a ballot paper.',
          happened: 'The register of that station does not show him; another station’s does.',
          reasons: 'The poll card named the other station.',
        })
        .cause('misunderstanding', 'He went to the station he had used for years.')
        .run(act.noRemedyNeeded, { why: 'Nothing went wrong on our side.' })
        .letter('stage 1 response')
        .on(-29)
        .run(act.closeCase, {})
        .on(-6)
        .paper(
          'ev-card',
          'poll card.pdf',
          () =>
            pdfOf('Poll card', [
              'Your polling station: St. Osyth’s Hall, St. Osyth’s Rise, Westmere.',
              'Printed in error after the change of stations; see note to printers.',
            ]),
          { title: 'The poll card he has found', datedOn: s.date(-60), source: 'Complainant' },
        )
        .run(act.reopenCase, {
          why: 'He has found his poll card. It names the station that turned him away.',
        });
    },
  },
];
