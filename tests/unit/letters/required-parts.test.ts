/** What a letter must contain, edit by edit: every rule has an edit that breaks it, and it alone. */
import { describe, expect, it } from 'vitest';
import {
  addPoint,
  decidePoint,
  offerRemedy,
  setDefinition,
  type CaseFile,
  type ReceiveCaseInput,
} from '@shared/case-file';
import { checkParts, type LetterDocument } from '@shared/letters';
import { DEFINITION, FINDING, leakStory, RECEIPT } from '../../fixtures/cases';
import {
  acknowledgementOf,
  definedCase,
  LETTER_COUNCIL,
  missingFrom,
  POSTED,
  readyCase,
  responseTo,
  reworded,
  without,
} from '../../fixtures/letters';

interface Edit {
  readonly what: string;
  readonly edit: (letter: LetterDocument) => LetterDocument;
  /** Parts that then fail; each message must match. */
  readonly breaks: Readonly<Record<string, RegExp>>;
}

const to = (from: string | RegExp, words: string) => (letter: LetterDocument) =>
  reworded(letter, from, words);
const leave = (part: string) => (letter: LetterDocument) => without(letter, part);

describe('an acknowledgement', () => {
  const file = definedCase();
  const letter = acknowledgementOf(file);

  it('made from a case that is ready has every part', () => {
    expect(missingFrom(letter, file)).toEqual({});
  });

  it.each<Edit>([
    {
      what: 'goes to somebody else',
      edit: (l) => ({ ...l, recipient: { ...l.recipient, name: 'Rufus Larch' } }),
      breaks: { recipient: /addressed to Rufus Larch, but goes to Holly Bramble/ },
    },
    {
      what: 'goes to an old address',
      edit: (l) => ({ ...l, recipient: { ...l.recipient, lines: ['2 Elsewhere'] } }),
      breaks: { recipient: /not the one on the case/ },
    },
    {
      what: 'greets somebody else',
      edit: to('Ms Bramble', 'Mr Larch'),
      breaks: { greeting: /Dear Ms Bramble/ },
    },
    {
      what: 'carries another reference',
      edit: (l) => ({ ...l, reference: 'WB-26-A0999' }),
      breaks: { reference: /carries WB-26-A0999/ },
    },
    {
      what: 'names another case in its text',
      edit: to('WB-26-A0412', 'WB-26-A0999'),
      breaks: { reference: /names WB-26-A0999/ },
    },
    {
      what: 'does not say the stage',
      edit: to(/stage 1/i, 'the first step'),
      breaks: { stage: /this is stage 1/ },
    },
    {
      what: 'leaves out the definition',
      edit: leave('definition'),
      breaks: { definition: /looks into/ },
    },
    {
      what: 'leaves out what they want',
      edit: leave('outcomes'),
      breaks: { outcomes: /like to happen/ },
    },
    {
      what: 'does not name the handler',
      edit: to('Rowan Tansy', 'A colleague'),
      breaks: { handler: /Name Rowan Tansy/ },
    },
    {
      what: 'gives no way to reach the handler',
      edit: to(/You can .*\./, 'Please wait.'),
      breaks: { handler: /how to reach them/ },
    },
    {
      what: 'gives another date for the answer',
      edit: to(/by \w+ \d+ \w+ 2026|\w+ 26 November 2026/, 'Tuesday 1 December 2026'),
      breaks: { due: /says Tuesday 1 December 2026/ },
    },
    {
      what: 'gives no date for the answer',
      edit: leave('due'),
      breaks: { due: /Give the date of the full answer/ },
    },
    {
      what: 'does not ask what they need',
      edit: leave('adjustments'),
      breaks: { adjustments: /anything done differently/ },
    },
    {
      what: 'is signed by nobody',
      edit: leave('signature'),
      breaks: { signature: /Who signs|who signs/ },
    },
    {
      what: 'gives a day the wrong name',
      edit: to('Monday 9 November 2026', 'Friday 9 November 2026'),
      breaks: { dates: /really a Monday/ },
    },
    {
      what: 'names a day that does not exist',
      edit: to('Monday 9 November 2026', '31 November 2026'),
      breaks: { dates: /no such day as 31 November 2026/ },
    },
    {
      what: 'has a gap left open',
      edit: to('Thank you', '[Add a line here] Thank you'),
      breaks: { gaps: /Fill in: \[Add a line here\]/ },
    },
    {
      what: 'has a template’s gap',
      edit: to('Thank you', '{{customer_name}} Thank you'),
      breaks: { gaps: /customer_name/ },
    },
  ])('that $what is caught, and nothing else is said', ({ edit, breaks }) => {
    const missing = missingFrom(edit(letter), file);
    expect(Object.keys(missing).sort()).toEqual(Object.keys(breaks).sort());
    for (const [part, words] of Object.entries(breaks)) expect(missing[part]).toMatch(words);
  });

  it.each([
    ['an apostrophe of another shape', 'complaint on', 'complaint, and your neighbour’s, on'],
    ['[sic] in somebody’s words', 'Thank you', 'Thank you [sic]'],
    ['a year in brackets', 'Thank you', '[2019] EWHC 12. Thank you'],
    ['"redacted" in brackets', 'Thank you', '[redacted] Thank you'],
    ['an ordinal date of the same day', 'Monday 9 November 2026', 'Monday, 9th of November 2026'],
  ])('may say %s', (_, from, words) => {
    expect(missingFrom(reworded(letter, from, words), file)).toEqual({});
  });

  it('says what is not considered whenever the definition leaves something out', () => {
    const narrowed = leakStory('received').run(setDefinition, {
      ...DEFINITION,
      notConsidered: 'We cannot look into your rent, because the tribunal is looking into it.',
    }).file;
    const whole = acknowledgementOf(narrowed);
    expect(missingFrom(whole, narrowed)).toEqual({});
    expect(missingFrom(without(whole, 'notConsidered'), narrowed)).toHaveProperty('notConsidered');
  });

  it('shows a gap, and refuses, for everything an empty case lacks', () => {
    const bare = leakStory('received', { wants: '' }).file;
    const missing = missingFrom(acknowledgementOf(bare), bare);
    expect(Object.keys(missing).sort()).toEqual(['definition', 'gaps', 'outcomes']);
  });
});

describe('a stage 1 response', () => {
  const file = readyCase();
  const letter = responseTo(file);
  const [first, second] = file.points;

  it('made from a case that is ready has every part', () => {
    expect(missingFrom(letter, file)).toEqual({});
  });

  it('asks of every point its decision and reasons, and its basis', () => {
    const parts = checkParts(letter, file, LETTER_COUNCIL, POSTED).map(({ part }) => part);
    expect(parts).toEqual(
      expect.arrayContaining([
        `point:${first?.id}`,
        `basis:${first?.id}`,
        `point:${second?.id}`,
        `basis:${second?.id}`,
      ]),
    );
  });

  it.each<Edit>([
    {
      what: 'says upheld where the finding is not upheld',
      edit: to('We do not uphold this point.', 'We uphold this point.'),
      breaks: {
        [`point:${second?.id}`]: /says “upheld” on point 2, but the finding is “not upheld”/,
      },
    },
    {
      what: 'says not upheld where the finding is upheld',
      edit: to('We uphold this point.', 'We do not uphold this point.'),
      breaks: { [`point:${first?.id}`]: /says “not upheld” on point 1/ },
    },
    {
      what: 'says it cannot make a finding where there is one',
      edit: to('We uphold this point.', 'We cannot make a finding on this point.'),
      breaks: { [`point:${first?.id}`]: /says “no finding”/ },
    },
    {
      what: 'announces another overall decision',
      edit: to('We partly uphold your complaint.', 'We uphold your complaint.'),
      breaks: {
        outcome: /says “upheld” of the whole complaint, but the points come to “partly upheld”/,
      },
    },
    {
      what: 'takes a decision back further down',
      edit: to(
        'The job was closed by mistake',
        'We do not uphold this. The job was closed by mistake',
      ),
      breaks: { [`point:${first?.id}`]: /“not upheld” on point 1/ },
    },
    {
      what: 'takes the whole back at its end',
      edit: to('You can ask us', 'We do not uphold the complaint. You can ask us'),
      breaks: { outcome: /“not upheld” of the whole/ },
    },
    {
      what: 'gives no reasons for point 1',
      edit: leave(`reasons:${first?.id}`),
      breaks: { [`point:${first?.id}`]: /Say why/ },
    },
    {
      what: 'does not say what should have happened',
      edit: leave(`shouldHave:${first?.id}`),
      breaks: { [`basis:${first?.id}`]: /law, policy or good practice/ },
    },
    {
      what: 'does not say what happened',
      edit: leave(`happened:${first?.id}`),
      breaks: { [`basis:${first?.id}`]: /what happened/ },
    },
    {
      what: 'does not answer point 2',
      edit: (l) => ({ ...l, blocks: l.blocks.filter((block) => block.point !== second?.id) }),
      breaks: {
        [`point:${second?.id}`]: /Point 2 is not answered/,
        [`basis:${second?.id}`]: /point 2/,
      },
    },
    {
      what: 'is sorry for the person’s feelings',
      edit: to('We are sorry that we left', 'We are sorry if you feel that we left'),
      breaks: { apology: /does not accept what went wrong/ },
    },
    {
      what: 'is sorry for any inconvenience',
      edit: to('We are sorry that', 'We apologise for any inconvenience. We know that'),
      breaks: { apology: /does not accept/ },
    },
    {
      what: 'drops the date of a repair',
      edit: to(/Friday 4 December 2026/, 'soon'),
      breaks: { actions: /Make good the kitchen ceiling/ },
    },
    { what: 'says nothing of stage 2', edit: leave('stage2'), breaks: { stage2: /stage 2/ } },
    {
      what: 'gives another last day for stage 2',
      edit: to(/Wednesday 23 December 2026/, 'Thursday 24 December 2026'),
      breaks: { stage2: /says Thursday 24 December 2026, but the last day/ },
    },
  ])('that $what is caught, and nothing else is said', ({ edit, breaks }) => {
    const missing = missingFrom(edit(letter), file);
    expect(Object.keys(missing).sort()).toEqual(Object.keys(breaks).sort());
    for (const [part, words] of Object.entries(breaks)) expect(missing[part]).toMatch(words);
  });

  it('without a word of decision on a point is caught', () => {
    const silent = without(letter, `decision:${first?.id}`);
    expect(missingFrom(silent, file)[`point:${first?.id}`]).toMatch(
      /what you decided on point 1: upheld/,
    );
  });

  it.each([
    [
      'tells of somebody else’s decision',
      'The job was closed by mistake',
      'The tribunal did not uphold the fine. The job was closed by mistake',
    ],
    ['says sorry for what we did', 'We are sorry that we left', 'We are very sorry. We left'],
    ['says when something happened', 'The first visit', 'On 21 October 2026 the first visit'],
  ])('that %s is left alone', (_, from, words) => {
    expect(missingFrom(reworded(letter, from, words), file)).toEqual({});
  });

  it('of a partly upheld point may say which part is which', () => {
    const parted = leakStory('pointed')
      .run(decidePoint, {
        point: 'pt-1',
        finding: { ...FINDING, outcome: 'partly upheld', evidence: [] },
      })
      .run(decidePoint, { point: 'pt-2', finding: { ...FINDING, reasons: 'Nobody called.' } })
      .run(offerRemedy, {
        remedy: 'r-1',
        kind: 'apology',
        text: 'We are sorry that we left the leak.',
      }).file;
    const said = reworded(
      responseTo(parted),
      'The job was closed by mistake',
      'We uphold this part: the delay. We do not uphold this part: the noise. The job was closed by mistake',
    );
    expect(missingFrom(said, parted)).toEqual({});
  });

  it('asks for a remedy only where something was upheld', () => {
    const none = leakStory('pointed')
      .run(decidePoint, { point: 'pt-1', finding: { ...FINDING, outcome: 'not upheld' } })
      .run(decidePoint, { point: 'pt-2', finding: { ...FINDING, outcome: 'not upheld' } }).file;
    expect(missingFrom(responseTo(none), none)).toEqual({});

    const upheld = leakStory('decided').file;
    const missing = missingFrom(responseTo(upheld), upheld);
    expect(missing['remedy']).toMatch(/Something was upheld/);
    expect(missing['gaps']).toMatch(/put things right/);
  });

  it('waits for the finding on every point', () => {
    const undecided = leakStory('pointed').file;
    const missing = missingFrom(responseTo(undecided), undecided);
    expect(missing[`point:${undecided.points[0]?.id}`]).toMatch(
      /Record the finding on point 1 first/,
    );
  });

  it('waits for points at all', () => {
    const pointless = definedCase();
    expect(missingFrom(responseTo(pointless), pointless)['points']).toMatch(/Add the points/);
  });

  it('answers a point in the person’s own strange words', () => {
    const odd = leakStory('ready')
      .run(addPoint, {
        point: 'pt-3',
        text: 'They said “we will not uphold the bins” <b>& left</b> {{x}}',
      })
      .run(decidePoint, { point: 'pt-3', finding: { ...FINDING, evidence: [] } }).file;
    const missing = missingFrom(responseTo(odd), odd);
    expect(missing[`point:pt-3`]).toBeUndefined();
  });
});

describe('who a letter goes to', () => {
  const withPeople = (people: ReceiveCaseInput['people']): CaseFile =>
    leakStory('defined', { people }).file;

  it('is the representative, and the letter says for whom', () => {
    const file = withPeople([
      ...(RECEIPT.people ?? []),
      {
        id: 'p-rep',
        role: 'representative',
        name: 'Rufus Larch',
        greeting: 'Mr Larch',
        address: ['1 Mill Race'],
      },
    ]);
    const letter = acknowledgementOf(file);
    expect(letter.recipient.name).toBe('Rufus Larch');
    expect(missingFrom(letter, file)).toEqual({});
    expect(missingFrom(reworded(letter, 'Holly Bramble', 'somebody'), file)['stage']).toMatch(
      /acts for Holly Bramble/,
    );
  });

  it('is nobody it is not safe to write to', () => {
    const file = withPeople([
      { id: 'p-1', role: 'complainant', name: 'Holly Bramble', mayWrite: false },
    ]);
    expect(missingFrom(acknowledgementOf(file), file)['recipient']).toMatch(
      /not safe to write to Holly Bramble/,
    );
  });

  it('is nobody when the complaint is anonymous', () => {
    const file = withPeople([]);
    const letter = acknowledgementOf(file);
    expect(letter.recipient.name).toBe('');
    expect(missingFrom(letter, file)['recipient']).toMatch(/Nobody on this case can be written to/);
  });
});
