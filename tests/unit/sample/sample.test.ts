import { PDFDocument } from '@cantoo/pdf-lib';
import { unzipSync, strFromU8 } from 'fflate';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { foldCase, summarise } from '@shared/case-file';
import { letterText } from '@shared/letters';
import { keptCases } from '@shared/keeping';
import { SAMPLE_SIZE, sampleCases, sampleCouncil, type SampleCase } from '@shared/sample';
import { FEATURES } from './features';

const TODAY = '2026-11-24';
const made: readonly SampleCase[] = [...sampleCases(TODAY)];

test('there are forty cases to explore, each with a reference of its own', () => {
  expect(made.length).toBe(SAMPLE_SIZE);
  expect(made.length).toBeGreaterThanOrEqual(40);
  expect(new Set(made.map(({ file }) => file.reference)).size).toBe(made.length);
  expect(new Set(made.map(({ stream }) => stream)).size).toBe(made.length);
});

test('the same seed and day give the same events and the same bytes', async () => {
  expect([...sampleCases(TODAY)].map(({ events }) => events)).toEqual(
    made.map(({ events }) => events),
  );
  const bytes = (cases: Iterable<SampleCase>) =>
    [...cases].flatMap(({ papers }) =>
      [...papers.values()].map((paper) =>
        paper.type === 'bytes' ? [...paper.make()].join() : JSON.stringify(paper.letter),
      ),
    );
  const first = bytes(made);
  expect(first.length).toBeGreaterThan(60);
  expect(bytes(sampleCases(TODAY))).toEqual(first);
});

test('another seed gives other people’s details and the same stories', () => {
  const other = [...sampleCases(TODAY, 7)];
  expect(other.map(({ key }) => key)).toEqual(made.map(({ key }) => key));
  expect(other.map(({ stream }) => stream)).not.toEqual(made.map(({ stream }) => stream));
  expect(other[0]?.file.people[0]?.phone).not.toBe(made[0]?.file.people[0]?.phone);
});

// Weekends, Christmas, Easter, a leap day, the turn of the year: no command refuses on any of them.
test.each([
  '2026-11-24',
  '2026-11-28',
  '2026-11-29',
  '2026-12-25',
  '2026-12-31',
  '2027-01-01',
  '2027-01-04',
  '2027-03-29',
  '2027-05-31',
  '2027-07-15',
  '2028-02-29',
  '2029-04-02',
])('every case could have been made by the app, as seen on %s', (today) => {
  for (const { key, file, events } of sampleCases(today)) {
    expect(file.anomalies, key).toEqual([]);
    expect(
      events.filter(({ at }) => at.slice(0, 10) > today),
      key,
    ).toEqual([]);
    expect(file.readOnly, key).toBe(false);
  }
});

test('only the cases two people worked on apart are in dispute', () => {
  const disputed = made.filter(({ file }) => file.conflicts.length > 0).map(({ key }) => key);
  expect(disputed.toSorted()).toEqual(['closed-and-escalated', 'two-machines']);
});

test('the events fold to the same case in whatever order they arrive', () => {
  for (const { stream, events, file } of made) {
    expect(foldCase(stream, events.toReversed())).toEqual(file);
  }
});

test.each(FEATURES)('shows %s', (_name, shows) => {
  expect(made.filter(({ file }) => shows(file, TODAY)).map(({ key }) => key)).not.toEqual([]);
});

test('nothing looks like a real person or place', () => {
  const text = JSON.stringify(
    made.map(({ events, papers }) => [
      events,
      [...papers.values()].map((paper) =>
        paper.type === 'bytes' ? new TextDecoder().decode(paper.make()) : paper.letter,
      ),
    ]),
  );
  const OMBUDSMAN = '0300 061 0614';
  const phones = text.match(/(?<![\dA-Za-z.-])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?!\d)/g) ?? [];
  expect(phones.length).toBeGreaterThan(30);
  // Ofcom’s numbers for drama: 01632 960000–960999 and 07700 900000–900999.
  expect(
    phones.filter(
      (phone) => phone !== OMBUDSMAN && !/^(01632 960\d{3}|07700 900\d{3})$/.test(phone),
    ),
  ).toEqual([]);
  const domains = (text.match(/@[a-z\d.-]+\.[a-z]{2,}/gi) ?? []).map((each) => each.toLowerCase());
  expect(domains.length).toBeGreaterThan(30);
  expect(new Set(domains)).toEqual(new Set(['@example.org', '@westmere.example']));
  const postcodes = made.flatMap(({ file }) => file.people.map(({ address }) => address[2] ?? ''));
  expect(postcodes.filter((each) => each !== '' && !/^WX\d \d[A-Z]{2}$/.test(each))).toEqual([]);
});

test('its papers are what their names say', async () => {
  const found = new Set<string>();
  for (const { file, papers } of made) {
    for (const { fileName, file: ref } of file.evidence) {
      const paper = papers.get(ref.blob);
      if (paper?.type !== 'bytes') throw new Error(`${fileName} has no bytes`);
      const bytes = paper.make();
      const kind = fileName.slice(fileName.lastIndexOf('.') + 1);
      found.add(kind);
      if (kind === 'pdf') {
        expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
      } else if (kind === 'eml') {
        const mail = await PostalMime.parse(bytes);
        expect(mail.from?.address).toMatch(/@example\.org$/);
        expect(mail.date?.slice(0, 10)).toMatch(/^202\d-/);
      } else if (kind === 'docx') {
        const document = unzipSync(bytes)['word/document.xml'];
        expect(strFromU8(document ?? new Uint8Array())).toContain('Repairs policy');
      } else {
        expect([...bytes.slice(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
      }
    }
  }
  expect([...found].toSorted()).toEqual(['docx', 'eml', 'pdf', 'png']);
});

test('its letters name the right person and leave no gap', () => {
  for (const { key, file, papers } of made) {
    for (const letter of file.letters) {
      const paper = papers.get(letter.model.blob);
      if (paper?.type !== 'model') throw new Error(`${key}: a letter without its model`);
      expect(paper.letter.reference, key).toBe(file.reference);
      expect(paper.letter.recipient.name, key).not.toBe('');
      expect(letterText(paper.letter), key).not.toMatch(/\[[A-Za-z]/);
    }
  }
});

test('each makes a row of the register', () => {
  for (const { file } of made) {
    expect(JSON.stringify(summarise(file)).length, file.reference).toBeLessThan(4096);
  }
});

test('of the cases of years ago one is due, one is held and one is to be looked at again', () => {
  const rows = made.map(({ file }) => summarise(file));
  const kept = keptCases(rows, sampleCouncil().retention, TODAY);
  const states = kept.filter(({ state }) => state !== 'kept').map(({ state }) => state);
  expect(states).toEqual(['due', 'review', 'held']);
});
