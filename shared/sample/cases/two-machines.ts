/** Two people worked on one case without seeing each other’s work; their machines have met since. */
import * as act from '../../case-file/commands';
import { SAMPLE_COLLEAGUE, SAMPLE_HANDLER } from '../council';
import { stage1 } from './stage-2';
import type { SampleStory } from './kind';

export const TWO_MACHINES: readonly SampleStory[] = [
  {
    key: 'two-machines',
    from: -13,
    tell: (s) => {
      s.receive({
        channel: 'email',
        service: 'Highways',
        reason: 'Delay',
        theirWords: 'The drain outside 12 floods the path every time it rains, and it rains.',
        wants: 'A drain that drains.',
        people: [s.who('Veryan Inkersole', 'Ms Inkersole')],
      })
        .on(-12)
        .define('That the drain at number 12 was not cleared.', 'The drain cleared.')
        .letter('acknowledgement')
        .points('The drain was not cleared.')
        .on(-4);
      const other = s.fork();
      s.on(-3, SAMPLE_HANDLER)
        .decide('p1', 'upheld', {
          should: 'A blocked drain is cleared within ten working days of a report.',
          happened: 'Three reports, no visit.',
          reasons: 'The reports were closed as copies of each other.',
        })
        .cause('process not followed', 'Copies are closed without opening the first.');
      other
        .on(-3, SAMPLE_COLLEAGUE)
        .decide('p1', 'not upheld', {
          should: 'A blocked drain is cleared within ten working days of a report.',
          happened: 'The drain belongs to the water company, which was told the same day.',
          reasons: 'It is not ours to clear.',
        })
        .cause('outside our control', 'The drain is the water company’s.');
      s.merge(other);
    },
  },
  {
    key: 'closed-and-escalated',
    from: -24,
    tell: (s) => {
      s.receive({
        channel: 'web form',
        service: 'Parks and trees',
        reason: 'Decision',
        theirWords: 'You cut the hedge in nesting time.',
        wants: 'Never again.',
        people: [s.who('Hestia Thistlewood', 'Ms Thistlewood')],
      });
      stage1(s, {
        received: -24,
        answered: -14,
        definition: 'That a hedge was cut in nesting time.',
        point: 'The hedge was cut in nesting time.',
        should: 'No hedge is cut from March to August.',
        happened: 'It was cut in September.',
        reasons: 'The contractor’s sheet and a neighbour agree.',
      });
      const other = s.fork();
      s.on(-6, SAMPLE_HANDLER).run(act.closeCase, {});
      other.on(-6, SAMPLE_COLLEAGUE).run(act.requestStage, {
        receivedOn: other.date(-6),
        channel: 'email',
        theirWords: 'August. I have photos.',
      });
      s.merge(other);
    },
  },
];
