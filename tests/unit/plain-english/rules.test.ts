import { checkLetter, RULE_IDS, RULES, type RuleId } from '@shared/plain-english';
import { PLAIN_WORDS } from '@shared/plain-english/rules/plain-word';
import { describe, expect, it } from 'vitest';
import { letterOf } from './letters-of';

const found = (text: string, rule: RuleId, officers: readonly string[] = []) =>
  checkLetter(letterOf(text), { officers }).findings.filter((finding) => finding.rule === rule);

describe.each(RULE_IDS)('%s', (id) => {
  const { examples, name, reason, source } = RULES[id];

  it('says what it is, why, and where it comes from', () => {
    expect([name, reason, source].every((text) => text.trim().length > 3)).toBe(true);
    expect(RULES[id].id).toBe(id);
  });

  it.each(examples.fires)('fires on: %s', (text) => {
    expect(found(text, id).map((finding) => finding.text)).not.toEqual([]);
  });

  it.each(examples.quiet)('is quiet on: %s', (text) => {
    expect(found(text, id).map((finding) => finding.text)).toEqual([]);
  });
});

describe('officer-name', () => {
  it.each([
    ['Barry Slade came.', 'Barry Slade', 'Officer A'],
    ['We asked Mr Slade’s manager.', 'Mr Slade’s', 'Officer A’s'],
    ['Ms. Nora Finch wrote.', 'Ms. Nora Finch', 'Officer B'],
  ])('%s', (text, words, put) => {
    expect(found(text, 'officer-name', ['Barry Slade', 'Nora Finch'])).toMatchObject([
      { text: words, replacement: put },
    ]);
  });

  it('knows only the names it was given', () => {
    expect(found('Barry Slade came.', 'officer-name', ['Nora Finch'])).toEqual([]);
    expect(found('The slade was steep.', 'officer-name', ['Barry Slade'])).toEqual([]);
  });
});

describe('the word list', () => {
  it('has at least 600 entries', () => {
    expect(PLAIN_WORDS).toBeGreaterThanOrEqual(600);
  });
});

describe('what is put in place', () => {
  const fixed = (text: string): string => {
    let now = text;
    // From the end, so that earlier offsets hold.
    for (const { from, to, replacement } of checkLetter(letterOf(text)).findings.toReversed())
      if (replacement !== undefined) now = now.slice(0, from) + replacement + now.slice(to);
    return now;
  };

  it.each([
    ['We commenced the work.', 'We started the work.'],
    ['Commencing work is hard.', 'Starting work is hard.'],
    ['Please be advised that the gate is shut.', 'The gate is shut.'],
    ['We need an additional key.', 'We need an extra key.'],
    ['It is an erroneous bill.', 'It is a wrong bill.'],
    ['We will carry out an inspection of the roof.', 'We will inspect the roof.'],
    ['She carried out an inspection of the roof.', 'She inspected the roof.'],
    ['We liaised with the school.', 'We talked to the school.'],
    ['Your letters are in our possession.', 'Your letters are with us.'],
    ['We are in receipt of your form.', 'We have your form.'],
    ['You were sent a bill.', 'We sent you a bill.'],
    [
      'The gutter was inspected by our surveyor on 4 May 2026.',
      'Our surveyor inspected the gutter on 4 May 2026.',
    ],
    ['You MUST reply.', 'You must reply.'],
    ['This is not unusual.', 'This is usual.'],
    ['Bring proof, e.g. a bill.', 'Bring proof, for example a bill.'],
  ])('%s → %s', (before, after) => {
    expect(fixed(before)).toBe(after);
  });
});

describe('what is never faulted', () => {
  it.each([
    ['headings', '# Commencement pursuant to notice'],
    ['quoted blocks', '> I was informed that it had been actioned.'],
    ['words in quotation marks', 'You wrote “I was informed in due course, e.g. never”.'],
    ['names of laws', 'The Notification and Termination Act 1999 says so.'],
    ['addresses', '@ Commencement House'],
    ['names', 'Mr Forward wrote to Mrs Query.'],
  ])('%s', (_, text) => {
    expect(checkLetter(letterOf(text)).findings).toEqual([]);
  });

  it('fields of the case and links', () => {
    const letter = letterOf('x');
    const findings = checkLetter({
      ...letter,
      blocks: [
        {
          id: 'b1',
          type: 'paragraph',
          content: [
            { type: 'text', text: 'We looked into ' },
            { type: 'field', field: 'definition', text: 'the commencement of works' },
            { type: 'text', text: ' at ' },
            { type: 'link', text: 'utilise.example', href: 'https://utilise.example' },
            { type: 'text', text: '.' },
          ],
        },
      ],
    }).findings;
    expect(findings).toEqual([]);
  });

  it('the person a letter to somebody else speaks of', () => {
    const letter = letterOf('The complainant wrote on 3 May 2026.');
    expect(checkLetter({ ...letter, kind: 'information request' }).findings).toEqual([]);
    expect(checkLetter(letter).findings).not.toEqual([]);
  });

  it('what the council allows, and what was ignored here', () => {
    const letter = letterOf('We commence. We commence.');
    const [one, two] = checkLetter(letter).findings;
    expect(
      checkLetter(letter, { allowed: [{ rule: 'plain-word', words: 'commence' }] }).findings,
    ).toEqual([]);
    expect(checkLetter(letter, { ignored: [one?.id ?? ''] }).findings).toEqual([two]);
  });

  it('an abbreviation the council says everybody knows', () => {
    expect(found('The ASB team came.', 'abbreviation')).toHaveLength(1);
    expect(
      checkLetter(letterOf('The ASB team came.'), { abbreviations: ['ASB'] }).findings,
    ).toEqual([]);
  });
});
