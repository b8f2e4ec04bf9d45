/** Cases of years ago whose time is up: one to decide on, one that something keeps, one to look at again. */
import * as act from '../../case-file/commands';
import type { SampleStory } from './kind';

export const KEPT: readonly SampleStory[] = [
  {
    key: 'kept-due',
    from: -1640,
    tell: (s) => {
      s.receive({
        channel: 'letter',
        service: 'Parks and trees',
        reason: 'Decision',
        theirWords: 'The council voted to close the paddling pool. I want that vote undone.',
        wants: 'The pool opened again.',
        people: [s.who('Fenella Garthwaite', 'Mrs Garthwaite', { preferredContact: 'letter' })],
      })
        .on(-1636)
        .run(act.refuseComplaint, {
          ground: 'policy decided by members',
          reason: 'The full council decided it in public; a complaint cannot undo a vote.',
          discretion: 'Nothing about how the vote was held was complained of.',
        })
        .letter('refusal', [
          'The full council voted to close the pool. A complaint cannot undo a vote, so we will not look into it.',
          'You can ask the Local Government and Social Care Ombudsman to look at this decision: www.lgo.org.uk, 0300 061 0614.',
        ])
        .run(act.closeCase, {});
    },
  },
  {
    key: 'kept-claim',
    from: -1610,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Leisure and libraries',
        reason: 'Quality of service',
        theirWords: 'I slipped by the changing rooms. The tiles were wet and there was no sign.',
        wants: 'A mat and a sign.',
        people: [s.who('Idris Hollinshade', 'Mr Hollinshade')],
      })
        .on(-1609)
        .define('That the tiles by the changing rooms were wet and unsigned.', 'A mat and a sign.')
        .letter('acknowledgement')
        .points('The tiles were wet and there was no sign.')
        .on(-1606)
        .run(act.recordWithdrawal, {
          how: 'by phone',
          why: 'The mat is down and the sign is up. He does not want to go on.',
        })
        .letter('withdrawal', [
          'You told me that the mat and the sign are there now and that you do not want to go on with your complaint. I have closed it.',
          'You can still ask us to look at your complaint at stage 2 if you change your mind.',
        ])
        .run(act.closeCase, {})
        .on(-40)
        .run(act.placeHold, {
          reason: 'claim expected or made',
          note: 'Insurance has had a letter about the fall and asks for the file.',
          reviewOn: s.date(60),
        });
    },
  },
  {
    key: 'kept-review',
    from: -620,
    tell: (s) => {
      s.receive({
        kind: 'compliment',
        channel: 'letter',
        service: 'Bereavement services',
        theirWords: 'Thank you for the bench. We sit there every Sunday.',
        people: [s.who('Quilla Nettlefold', 'Mrs Nettlefold', { preferredContact: 'letter' })],
      })
        .on(-618)
        .run(act.addNote, { text: 'The family would like the letter kept until the ten-year day.' })
        .run(act.closeCase, {})
        .on(-200)
        .run(act.placeHold, {
          reason: 'kept longer on purpose',
          note: 'Asked for by the family; see the note.',
          reviewOn: s.date(-3),
        });
    },
  },
];
