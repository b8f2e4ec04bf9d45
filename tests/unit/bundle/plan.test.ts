/** What goes into a bundle by itself, in which order, under which names, and how a person changes it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  includeDocument,
  moveDocument,
  nameDocuments,
  planBundle,
  PRIVILEGED_WHY,
  releaseDocument,
  THIRD_PARTY_WHY,
  withholdDocument,
  SECTION_ORDER,
  type PlannedDocument,
} from '@shared/bundle';
import { isSafeName } from '@shared/host/safe-names';
import { leakStory } from '../../fixtures/cases';
import { caseWith, council, keys, planned, planOf, TODAY, DAY } from './plans';

const plan = (file = caseWith([{ datedOn: '2026-10-21' }])) => planBundle(file, council, DAY);

/** What a generated page says, line by line. */
function wordsOf(document: PlannedDocument | undefined): string {
  if (document?.source.type !== 'record') throw new Error('not a generated page');
  return document.source.record.parts
    .flatMap(({ heading, text, facts }) => [
      heading ?? [],
      text ?? [],
      ...facts.map(([label, value]) => `${label}: ${value}`),
    ])
    .flat()
    .join('\n');
}

describe('a bundle planned from a case', () => {
  it('holds the complaint, the letters that went and the evidence, in the order of the sections', () => {
    expect(plan().documents.map(({ section, title }) => `${section} ${title}`)).toEqual([
      'A Complaint as received',
      'B Acknowledgement',
      'C Stage 1 response',
      'G Job log 44871',
      'I Remedies and what was done',
    ]);
  });

  it('is headed by the case, the council and the day', () => {
    expect(plan()).toMatchObject({
      title: 'Complaint WB-26-A0412',
      reference: 'WB-26-A0412',
      council: council.name,
      preparedOn: TODAY,
    });
  });

  it('dates the complaint from its receipt, a letter from its issue and evidence from its own date', () => {
    expect(plan().documents.map(({ datedOn }) => datedOn)).toEqual([
      '2026-11-09',
      '2026-11-12',
      '2026-11-23',
      '2026-10-21',
      TODAY,
    ]);
  });

  it('takes the letter as it was issued and evidence as it came', () => {
    const file = caseWith([{ datedOn: '2026-10-21' }]);
    const sources = plan(file).documents.map(({ source }) => source);
    expect(sources[1]).toEqual({ type: 'letter', model: file.letters[0]?.model });
    expect(sources[3]).toEqual({
      type: 'blob',
      file: file.evidence[0]?.file,
      mediaType: 'application/pdf',
    });
  });

  it('gives their own words in full, with who wrote, when and how', () => {
    const text = wordsOf(plan().documents[0]);
    expect(text).toContain('Reference: WB-26-A0412');
    expect(text).toContain('From: Holly Bramble (complainant)');
    expect(text).toMatch(/Received: Monday 9 November 2026, .*email/);
    expect(text).toContain('Twice I waited in all day and nobody turned up.');
    expect(text).toContain('What they want\nThe ceiling made good, and an apology.');
    expect(text).toContain('Agreed on: 12 November 2026 (phone)');
  });

  it('says when no name was given, and leaves out a wish nobody made', () => {
    const { file } = leakStory('received');
    const text = wordsOf(plan({ ...file, people: [], wants: '  ' }).documents[0]);
    expect(text).toContain('From: Name not given');
    expect(text).not.toContain('What they want');
  });

  it('sets evidence by date, the undated last and days that are alike as they were added', () => {
    const file = caseWith([
      { id: 'undated-1' },
      { id: 'late', datedOn: '2026-11-01' },
      { id: 'same-1', datedOn: '2026-10-02' },
      { id: 'undated-2' },
      { id: 'same-2', datedOn: '2026-10-02' },
    ]);
    expect(keys(plan(file)).slice(3, -1)).toEqual(
      ['same-1', 'same-2', 'late', 'undated-1', 'undated-2'].map((id) => `evidence:${id}`),
    );
  });

  it('leaves legal advice out, withholds what is about others, and says why; leaves nothing else out', () => {
    const file = caseWith([
      { id: 'advice', flags: ['privileged'] },
      { id: 'tenant', flags: ['third party', 'unreadable'] },
    ]);
    const [advice, tenant] = plan(file).documents.slice(3);
    expect(advice).toMatchObject({ included: false, leftOutWhy: PRIVILEGED_WHY, fileName: '' });
    expect(tenant).toMatchObject({ included: true, withheldWhy: THIRD_PARTY_WHY });
    expect(tenant?.fileName).toMatch(/^X-G-01 /);
    expect(tenant).not.toHaveProperty('leftOutWhy');
  });

  it('calls evidence without a title by the name of its file', () => {
    const file = caseWith([{ title: '', fileName: 'ceiling.jpg' }]);
    expect(plan(file).documents.at(-2)?.title).toBe('ceiling.jpg');
  });
});

describe('the names of the separate documents', () => {
  const names = (...documents: readonly PlannedDocument[]) =>
    nameDocuments(planOf(...documents)).documents.map(({ fileName }) => fileName);

  it('begin with the section and a number of its own, then the date, then the title', () => {
    expect(
      names(
        planned('a', { section: 'A', title: 'Complaint as received', datedOn: '2026-11-09' }),
        planned('b', { title: 'Photo of ceiling', datedOn: '2026-10-21' }),
        planned('c', { title: 'Diary' }),
      ),
    ).toEqual([
      'A-01 2026-11-09 Complaint as received',
      'G-01 2026-10-21 Photo of ceiling',
      'G-02 undated Diary',
    ]);
  });

  it('count only what is in the bundle', () => {
    const out = planned('b', { included: false, leftOutWhy: 'a copy', title: 'B' });
    expect(names(planned('a', { title: 'A' }), out, planned('c', { title: 'C' }))).toEqual([
      'G-01 undated A',
      '',
      'G-02 undated C',
    ]);
  });

  it.each([
    ['a path that climbs', '../../etc/passwd', 'G-01 undated ..-..-etc-passwd'],
    ['an ending, which the file brings itself', 'job-log.pdf', 'G-01 undated job-log'],
    ['a stream of Windows', 'log:hidden', 'G-01 undated log-hidden'],
    ['a mark that turns the ending round', 'photo\u202egpj', 'G-01 undated photogpj'],
    ['nothing but dots', '...', 'G-01 undated'],
    ['line ends', 'one\r\ntwo', 'G-01 undated onetwo'],
  ])('stay safe with %s', (_, title, wanted) => {
    expect(names(planned('a', { title }))).toEqual([wanted]);
  });

  it('are safe and differ whatever the titles, and leave room for any ending', () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200, size: 'max' }),
      // Three bytes a letter: the limit of bytes is reached long before that of letters.
      fc.string({ unit: fc.constantFrom('অ', '漢', '–', ' ', '.'), maxLength: 200, size: 'max' }),
      fc.constantFrom('', 'CON', 'photo.jpg', 'Same title'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ title, section: fc.constantFrom(...SECTION_ORDER) }), {
          maxLength: 12,
        }),
        (documents) => {
          const found = names(...documents.map((each, at) => planned(String(at), each)));
          for (const name of found) {
            expect(name).toSatisfy(isSafeName);
            for (const ending of ['.pdf', '.docx', '.jpeg']) {
              expect(`${name}${ending}`).toSatisfy(isSafeName);
            }
          }
          const lower = found.map((name) => name.toLowerCase());
          expect(new Set(lower).size).toBe(found.length);
        },
      ),
    );
  });

  it('count past ninety-nine', () => {
    const many = Array.from({ length: 101 }, (_, at) => planned(String(at), { title: 'Log' }));
    expect(names(...many).at(-1)).toBe('G-101 undated Log');
  });
});

describe('moving a document', () => {
  const before = nameDocuments(
    planOf(
      planned('c', { section: 'C', title: 'C' }),
      planned('x', { title: 'X' }),
      planned('y', { title: 'Y' }),
      planned('z', { title: 'Z' }),
    ),
  );

  it.each<[string, string, number, string[]]>([
    ['down to the end of its section', 'x', 2, ['c', 'y', 'z', 'x']],
    ['up to its beginning', 'z', -2, ['c', 'z', 'x', 'y']],
    ['too far', 'x', 3, ['c', 'x', 'y', 'z']],
    ['down one', 'x', 1, ['c', 'y', 'x', 'z']],
    ['up one', 'z', -1, ['c', 'x', 'z', 'y']],
    ['up out of its section, which it may not leave', 'x', -1, ['c', 'x', 'y', 'z']],
    ['down into another section', 'c', 1, ['c', 'x', 'y', 'z']],
    ['down past the end', 'z', 1, ['c', 'x', 'y', 'z']],
    ['up past the beginning', 'c', -1, ['c', 'x', 'y', 'z']],
    ['that is not there', 'nobody', 1, ['c', 'x', 'y', 'z']],
  ])('%s', (_, key, by, wanted) => {
    expect(keys(moveDocument(before, key, by))).toEqual(wanted);
  });

  it('numbers both documents again and leaves the plan it came from alone', () => {
    const after = moveDocument(before, 'x', 1);
    expect(after.documents.map(({ fileName }) => fileName)).toEqual([
      'C-01 undated C',
      'G-01 undated Y',
      'G-02 undated X',
      'G-03 undated Z',
    ]);
    expect(keys(before)).toEqual(['c', 'x', 'y', 'z']);
  });

  it('back and forth changes nothing', () => {
    expect(moveDocument(moveDocument(before, 'x', 1), 'x', -1)).toEqual(before);
  });
});

describe('leaving a document out', () => {
  const before = nameDocuments(planOf(planned('x', { title: 'X' }), planned('y', { title: 'Y' })));

  it('keeps the reason, takes its name away and closes the gap in the numbers', () => {
    const after = includeDocument(before, 'x', 'It is about somebody else');
    expect(after.documents).toMatchObject([
      { key: 'x', included: false, leftOutWhy: 'It is about somebody else', fileName: '' },
      { key: 'y', included: true, fileName: 'G-01 undated Y' },
    ]);
  });

  it('and putting it in again gives the plan there was, without the reason', () => {
    const out = includeDocument(before, 'x', 'It is about somebody else');
    expect(includeDocument(out, 'x', undefined)).toEqual(before);
  });

  it('that is not in the plan changes nothing', () => {
    expect(includeDocument(before, 'nobody', 'why')).toEqual(before);
  });
});

describe('what not everyone may see', () => {
  const before = nameDocuments(planOf(planned('x', { title: 'X' }), planned('y', { title: 'Y' })));

  it('is named apart, so that no gap in the numbers tells of it, and comes back as it was', () => {
    const after = withholdDocument(before, 'x', 'Names a neighbour');
    expect(after.documents.map(({ fileName }) => fileName)).toEqual([
      'X-G-01 undated X',
      'G-01 undated Y',
    ]);
    expect(withholdDocument(after, 'x', undefined)).toEqual(before);
  });

  it('goes in when somebody lets legal advice go, with who and why', () => {
    const out = includeDocument(before, 'x', PRIVILEGED_WHY);
    const released = { by: 'Morgan Thistle', why: 'Waived by the council' };
    expect(releaseDocument(out, 'x', released).documents[0]).toMatchObject({
      included: true,
      released,
    });
    expect(releaseDocument(out, 'x', released).documents[0]).not.toHaveProperty('leftOutWhy');
  });
});
