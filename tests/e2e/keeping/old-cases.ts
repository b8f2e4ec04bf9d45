/** Cases of years ago, closed, whose time is up; and one that is still open. All invented. */
import type { NewCaseEvent } from '@shared/case-file/schema';

const received = (
  reference: string,
  name: string,
  summary: string,
  on: string,
  street = '4 Tannery Row',
): NewCaseEvent => ({
  kind: 'case.received',
  data: {
    reference,
    kind: 'compliment',
    procedure: { id: 'corporate', version: 1 },
    receivedOn: on,
    effectiveOn: on,
    channel: 'letter',
    summary,
    theirWords: `${summary}. With thanks, ${name}`,
    service: 'Parks and trees',
    people: [
      {
        id: `p-${reference}`,
        role: 'complainant',
        name,
        address: [street, 'Westmere', 'WX2 3AB'],
      },
    ],
    risk: { anyone: 'no' },
    handler: 'h-marlow',
  },
});
const closed = (on: string): NewCaseEvent => ({ kind: 'case.closed', data: { closedOn: on } });

export const OLD_CASES: readonly (readonly NewCaseEvent[])[] = [
  [
    received('WB-22-A0001', 'Piran Vetchley', 'The benches at the mill pond', '2022-03-01'),
    closed('2022-03-09'),
  ],
  [
    received('WB-22-A0002', 'Saskia Umberleigh', 'The new limes on Old Wharf', '2022-05-03'),
    {
      kind: 'note.added',
      data: { note: 'n-1', text: 'Her brother Kester Umberleigh planted one of them.' },
    },
    {
      kind: 'note.added',
      data: { note: 'n-2', text: 'She told us about a neighbour.', restricted: 'safeguarding' },
    },
    closed('2022-05-11'),
  ],
  [
    // She has moved: at the same address this open case would keep the earlier one.
    received(
      'WB-26-A0003',
      'Saskia Umberleigh',
      'The path by the weir',
      '2026-11-02',
      '9 Mill Race',
    ),
    { kind: 'note.added', data: { note: 'n-1', text: 'This is about another household.' } },
  ],
];
