/** Everything held on one person: found over cases, told, and marked where it tells of somebody else. */
import { describe, expect, it } from 'vitest';
import { addEvidence, addNote, type CaseFile } from '@shared/case-file';
import { accessItems, foundIn, packFiles, privilegedIn, recordOf } from '@shared/keeping';
import { leakStory } from '../../fixtures/cases';

const HOLLY = { name: 'Holly Bramble', email: '', phone: '', address: '' };
const file = { blob: 'b', size: 1, sha256: 'a'.repeat(64) };

const withMore = () =>
  leakStory('responded')
    .run(addNote, { note: 'n-1', text: 'Her neighbour Wynn Lapwing saw it.' })
    .run(addNote, { note: 'n-2', text: 'A worry about her safety.', restricted: 'safeguarding' })
    .run(addEvidence, {
      evidence: 'advice',
      title: 'Advice of counsel',
      fileName: 'advice.pdf',
      mediaType: 'application/pdf',
      file,
      flags: ['privileged'],
    })
    .run(addEvidence, {
      evidence: 'log',
      title: 'Visits to the block',
      fileName: 'log.pdf',
      mediaType: 'application/pdf',
      file: { ...file, blob: 'c', sha256: 'c'.repeat(64) },
      flags: ['third party'],
    });

describe('a case is about somebody', () => {
  const here: CaseFile = withMore().file;
  const table: [string, object, string | undefined][] = [
    ['by their name', {}, 'as complainant'],
    ['by their name, however it is typed', { name: ' holly  BRAMBLE' }, 'as complainant'],
    ['by their email alone', { name: '', email: 'Holly.Bramble@example.org' }, 'as complainant'],
    [
      'by their phone, with or without +44',
      { name: '', phone: '+44 1632 960417' },
      'as complainant',
    ],
    ['by name and postcode', { address: 'WM4 7TQ' }, 'as complainant'],
    ['not somebody of that name elsewhere', { address: 'ZZ1 1ZZ' }, undefined],
    ['who is only named in a note', { name: 'Wynn Lapwing' }, 'named in a note'],
    ['not part of a longer name', { name: 'Wynn Lap' }, undefined],
    ['not nobody', { name: '' }, undefined],
  ];
  it.each(table)('%s', (_, change, how) => {
    const found = foundIn(here, { ...HOLLY, ...change });
    if (how === undefined && (change as { address?: string }).address !== undefined) {
      expect(found?.isParty ?? false).toBe(false);
    } else expect(found?.how).toBe(how);
  });
});

describe('what is given', () => {
  const story = withMore();
  const items = accessItems(
    story.file,
    [
      {
        key: 'letter',
        savedAt: '2026-11-23T09:00:00Z',
        value: { body: ['Dear Ms Bramble', ''], n: 3 },
      },
    ],
    HOLLY,
  );
  const marksOf = (key: string) => items.find((item) => item.key.endsWith(key))?.marks;

  it('never holds legal advice, and says by number that there is some', () => {
    expect(JSON.stringify(items)).not.toContain('counsel');
    expect(privilegedIn(story.file)).toEqual([expect.stringMatching(/^WB-26-A0412 E\d+$/)]);
  });

  it('holds drafts, in their words', () => {
    expect(items.find(({ key }) => key.includes(':draft:'))?.text).toBe('Dear Ms Bramble');
  });

  it.each([
    [':note:n-2', 'restricted note'],
    [':document:log', 'marked as third party'],
  ])('%s is marked: %s', (key, mark) => {
    expect(marksOf(key)).toContain(mark);
  });

  it('of their own words is not marked', () => {
    expect(marksOf(':words:theirs')).toEqual([]);
  });

  it('to somebody who is only named here is marked throughout', () => {
    const others = accessItems(story.file, [], { ...HOLLY, name: 'Wynn Lapwing' });
    expect(others.every(({ marks }) => marks.includes('they are only named here'))).toBe(true);
  });
});

describe('the pack for the records system', () => {
  it('holds letters and documents under names that sort, without legal advice', () => {
    const { files, leftOut } = packFiles(withMore().file);
    expect(files.every(({ name }) => /^[LE]\d\d /.test(name))).toBe(true);
    expect(files.some(({ what }) => what.includes('counsel'))).toBe(false);
    expect(leftOut).toEqual([
      { what: expect.stringMatching(/^Document E\d/), why: 'Legal advice (privileged)' },
    ]);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  it('tells the case to somebody who has no Redress', () => {
    const story = withMore();
    const sections = recordOf(story.file, story.events, [], new Map([['log', 'E02 log.pdf']]));
    const text = JSON.stringify(sections);
    for (const words of ['Holly Bramble', 'WB-26-A0412', 'E02 log.pdf', 'left out: legal advice']) {
      expect(text).toContain(words);
    }
    expect(sections.at(-1)?.table?.rows).toHaveLength(story.events.length);
  });
});
