/** Who signs a letter, and in which words. */
import { nameActor } from '@shared/case-file';
import type { CouncilSettings, Signature } from '@shared/case-file/council';
import { assembleLetter, signerOf, stage2By } from '@shared/letters';
import { CORPORATE, type Procedure } from '@shared/procedures';
import { SAMPLE_LOGO } from '@shared/sample/logo';
import { describe, expect, it } from 'vitest';
import { HANDLERS, leakStory } from '../../fixtures/cases';
import { LETTER_COUNCIL, POSTED, readyCase } from '../../fixtures/letters';

const [FIRST] = HANDLERS;
if (!FIRST) throw new Error('the story has no handler');
const OWN: Signature = {
  signOff: 'With best wishes',
  name: 'R. Tansy',
  title: 'Resolution officer',
  contact: ['01632 960777'],
  picture: { ...SAMPLE_LOGO, alt: 'Signature of R. Tansy' },
};
const council = (change: Partial<CouncilSettings> = {}): CouncilSettings => ({
  ...LETTER_COUNCIL,
  ...change,
});
const signedBy = (name: string, id?: string) =>
  leakStory('ready').run(
    nameActor,
    {
      role: 'signatory',
      who: { name, title: '', ...(id === undefined ? {} : { id }) },
    },
    { today: '2026-11-19' },
  ).file;

describe('a letter is signed', () => {
  it('by whoever handles the case, reached as the council is where they say nothing', () => {
    const signer = signerOf('stage 1 response', readyCase(), council());
    expect(signer).toMatchObject({
      name: FIRST.name,
      title: FIRST.role,
      signOff: 'Yours sincerely',
    });
    expect(signer?.contact).toContain(LETTER_COUNCIL.web);
    expect(signer?.picture).toBeUndefined();
  });

  it('in their own words, with their picture, where they have some', () => {
    const own = council({ handlers: [{ ...FIRST, signature: OWN }, ...HANDLERS.slice(1)] });
    const letter = assembleLetter('stage 1 response', readyCase(), own, POSTED);
    const [words, block] = letter.blocks.slice(-2);
    expect(words).toMatchObject({ content: [{ text: 'With best wishes' }] });
    expect(block).toMatchObject({
      name: 'R. Tansy',
      role: 'Resolution officer',
      contact: ['01632 960777'],
    });
    expect(letter.signed?.alt).toBe('Signature of R. Tansy');
  });

  const director = {
    id: 'o-1',
    name: 'Odile Thackeray-Wynn',
    title: 'Director',
    service: '',
    roles: [],
    active: true,
    signature: { ...OWN, name: '', title: '', contact: [] },
  };
  it.each([
    ['stage 1 response', 'Odile Thackeray-Wynn', 'Director'],
    ['early resolution', 'Odile Thackeray-Wynn', 'Director'],
    ['refusal', 'Odile Thackeray-Wynn', 'Director'],
    ['progress update', FIRST.name, FIRST.role],
    ['acknowledgement', FIRST.name, FIRST.role],
    ['information request', FIRST.name, FIRST.role],
  ] as const)('with a signatory named for the stage, the %s is by %s', (kind, name, title) => {
    const file = signedBy(director.name);
    expect(signerOf(kind, file, council({ officers: [director] }))).toMatchObject({ name, title });
  });

  it('by a signatory nobody has listed, reached through the handler', () => {
    const signer = signerOf('stage 1 response', signedBy('Nobody Listed'), council());
    expect(signer).toMatchObject({ name: 'Nobody Listed', title: '' });
    expect(signer?.contact[0]).toBe(FIRST.phone || LETTER_COUNCIL.phone);
  });

  it('by nobody, and shows the gap, while nobody handles the case', () => {
    expect(signerOf('refusal', readyCase(), council({ handlers: [] }))).toBeUndefined();
  });
});

describe('the last day to ask for stage 2', () => {
  const twoMonths: Procedure = {
    ...CORPORATE,
    version: 2,
    stages: CORPORATE.stages.map((stage) =>
      stage.requestWithin
        ? { ...stage, requestWithin: { ...stage.requestWithin, amount: 2 } }
        : stage,
    ),
  };
  it.each([
    ['the council’s months, under the numbers shipped', CORPORATE, 3, '2027-02-23'],
    ['the version it began under, whatever the council says now', twoMonths, 3, '2027-01-23'],
  ])('is by %s', (_, rules, withinMonths, last) => {
    const file = { ...readyCase(), rules };
    const own = council({ stage2: { ...LETTER_COUNCIL.stage2, withinMonths } });
    expect(stage2By(file, own, POSTED)).toBe(last);
  });
});
