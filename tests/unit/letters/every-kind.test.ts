import { LETTER_KINDS, proposeExtension } from '@shared/case-file';
import type { CaseFile, LetterKind } from '@shared/case-file';
import { assembleLetter, bodyText, checkParts, letterTitle } from '@shared/letters';
import type { Block, LetterDocument } from '@shared/letters';
import { describe, expect, it } from 'vitest';
import { leakStory } from '../../fixtures/cases';
import { context, member, READY, REASON, stage2 } from '../../fixtures/letter-kinds';
import { LETTER_COUNCIL as COUNCIL } from '../../fixtures/letters';

const letterOf = (kind: LetterKind, file: CaseFile) => assembleLetter(kind, file, COUNCIL, context);
const failing = (doc: LetterDocument, file: CaseFile) =>
  checkParts(doc, file, COUNCIL, context).filter(({ ok, severity }) => !ok && severity === 'error');

/** Only the writer knows what was wrong in an earlier letter; of a correction the case tells which letter. */
const FROM_CASE = LETTER_KINDS.filter((kind) => kind !== 'correction');

describe('every kind of letter', () => {
  it.each(FROM_CASE)('%s: from a case that is ready, every required part is there', (kind) => {
    const { file } = READY[kind]();
    expect(failing(letterOf(kind, file), file)).toEqual([]);
  });

  it.each(FROM_CASE)('%s: says nothing odd', (kind) => {
    const text = bodyText(letterOf(kind, READY[kind]().file));
    expect(text).not.toMatch(/undefined|null|NaN|\bInvalid\b|\[|\s{2,}[a-z]| \.|\.\.|,,/);
    expect(letterTitle(kind).length).toBeGreaterThan(10);
  });

  // Two letters to somebody need no case behind them; all others show what is missing, and cannot go.
  it.each(LETTER_KINDS)('%s: from a bare case, what is missing shows as a gap or fails', (kind) => {
    const { file } = leakStory('received', {
      people: [{ role: 'complainant', name: 'Holly Bramble' }],
    });
    expect(
      failing(letterOf(kind, { ...file, handler: 'nobody' } as CaseFile), file).length,
    ).toBeGreaterThan(0);
  });

  /** Parts whose text can be taken out of the letter: what is then missing must be said. */
  const parts: readonly (readonly [LetterKind, string])[] = [
    ['progress update', 'done'],
    ['progress update', 'next'],
    ['progress update', 'again'],
    ['extension', 'reason'],
    ['extension', 'newDate'],
    ['extension', 'ombudsman'],
    ['clock stopped', 'reason'],
    ['clock stopped', 'needs'],
    ['clock stopped', 'from'],
    ['clock restarted', 'newDate'],
    ['stage 2 response', 'decider'],
    ['stage 2 response', 'ombudsman'],
    ['early resolution', 'agreed'],
    ['early resolution', 'stage2'],
    ['refusal', 'reason'],
    ['refusal', 'ombudsman'],
    ['escalation refusal', 'reason'],
    ['escalation refusal', 'ombudsman'],
    ['withdrawal', 'next'],
    ['withdrawal', 'stage2'],
    ['remedy offer', 'remedy'],
    ['remedy offer', 'ombudsman'],
    ['remedy cannot be delivered', 'reason'],
    ['remedy cannot be delivered', 'instead'],
    ['remedy cannot be delivered', 'ombudsman'],
    ['reply to a member', 'answer'],
    ['information request', 'asks'],
    ['ombudsman signpost', 'ombudsman'],
    ['ombudsman signpost', 'where'],
    ['correction', 'replaces'],
    ['correction', 'wrong'],
    ['correction', 'right'],
  ];
  it.each(parts)('%s without its “%s” cannot go', (kind, part) => {
    const { file } = READY[kind]();
    const doc = letterOf(kind, file);
    const without = { ...doc, blocks: doc.blocks.filter((block) => block.part !== part) };
    expect(failing(without, file).map((check) => check.part)).toContain(part);
  });

  it('an apology that nowhere says sorry cannot go', () => {
    const { file } = READY.apology();
    const doc = letterOf('apology', file);
    const blocks = doc.blocks.filter(({ part }) => part !== 'apology');
    expect(failing({ ...doc, blocks }, file).map(({ part }) => part)).toEqual(['sorry']);
  });

  it('a correction names the last letter that went, and waits for what was wrong and what is right', () => {
    const { file } = READY.correction();
    const doc = letterOf('correction', file);
    expect(bodyText(doc)).toContain('we sent you our stage 1 answer to your complaint');
    expect(failing(doc, file).map(({ part }) => part)).toEqual(['wrong', 'right', 'gaps']);
    const written: LetterDocument = {
      ...doc,
      blocks: doc.blocks.map((block): Block =>
        block.type === 'paragraph' && bodyText({ ...doc, blocks: [block] }).startsWith('[')
          ? { ...block, content: [{ type: 'text', text: 'The leak was in the hall.' }] }
          : block,
      ),
    };
    expect(failing(written, file)).toEqual([]);
  });

  const say = (doc: LetterDocument, text: string): LetterDocument => ({
    ...doc,
    blocks: [
      ...doc.blocks,
      { id: 'new', type: 'paragraph', content: [{ type: 'text', text }] } as Block,
    ],
  });
  it.each<[LetterKind, string, string]>([
    ['refusal', 'The Ombudsman cannot look into insurance claims.', 'ombudsmanWords'],
    ['stage 2 response', 'The Housing Ombudsman will not investigate this.', 'ombudsmanWords'],
    ['remedy offer', 'We are sorry if you were upset.', 'apology'],
    ['extension', 'Please call us on Friday 25 November 2026.', 'dates'],
    ['withdrawal', 'See also WB-26-A0999.', 'reference'],
    ['progress update', 'We will write [when?].', 'gaps'],
  ])('%s: “%s” is caught', (kind, text, part) => {
    const { file } = READY[kind]();
    expect(failing(say(letterOf(kind, file), text), file).map((check) => check.part)).toContain(
      part,
    );
  });

  it('an information request gives nothing away of the person who complains', () => {
    const { file } = READY['information request']();
    const doc = letterOf('information request', file);
    const text = `${doc.recipient.name} ${doc.recipient.lines.join(' ')} ${bodyText(doc)}`;
    expect(text).not.toMatch(/Bramble|Harbour|01632 960 417/);
    expect(doc.recipient.name).toBe('Alder Finch');
  });

  it('stage 2 is acknowledged as a second look', () => {
    const { file } = stage2();
    const doc = letterOf('acknowledgement', file);
    expect(failing(doc, file)).toEqual([]);
    expect(bodyText(doc)).toContain('you asked us to look again');
  });

  it('a member’s enquiry is acknowledged to the member', () => {
    const { file } = member();
    const doc = letterOf('acknowledgement', file);
    expect(failing(doc, file)).toEqual([]);
    expect(doc.recipient.name).toBe('Councillor Wren Ashby');
  });

  it('what goes to somebody who acts for another names the one they act for', () => {
    const { file } = leakStory('pointed', {
      people: [
        { id: 'p', role: 'complainant', name: 'Holly Bramble' },
        { id: 'r', role: 'representative', name: 'Odo Fenwright', address: ['1 Quay Lane'] },
      ],
    }).run(proposeExtension, { to: '2026-12-09', reason: REASON });
    const doc = letterOf('extension', file);
    expect(doc.recipient.name).toBe('Odo Fenwright');
    expect(bodyText(doc)).toContain('the complaint you made for Holly Bramble');
    expect(failing(doc, file)).toEqual([]);
  });
});
