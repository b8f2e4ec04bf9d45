/** Numbers and addresses known by their shape. All are invented, or kept for fiction by Ofcom and others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalIn } from '@shared/bundle';

const kinds = (text: string) =>
  personalIn(text).map(({ kind, text: found }) => `${kind}: ${found}`);

describe('personal data told by its shape', () => {
  it.each<[string, string[]]>([
    [
      'write to ivy.sorrel+home@mail.example.org.',
      ['email address: ivy.sorrel+home@mail.example.org'],
    ],
    ['siân@example.cymru', ['email address: siân@example.cymru']],
    ['@example and a@b', []],
    ['ring 07700 900123 today', ['phone number: 07700 900123']],
    ['ring 020 7946 0018', ['phone number: 020 7946 0018']],
    ['(01632) 960 001', ['phone number: (01632) 960 001']],
    ['+44 (0)1632 960001', ['phone number: +44 (0)1632 960001']],
    ['0044 7700 900123', ['phone number: 0044 7700 900123']],
    ['invoice 0612345678', []],
    ['reference 20261124001', []],
    ['on 01 02 2026 and 10.11.2026', []],
    ['£1,632,960,001', []],
    ['ZE1 9XX and zz1 4qx', ['postcode: ZE1 9XX', 'postcode: zz1 4qx']],
    ['EC1A 1BB', ['postcode: EC1A 1BB']],
    ['Q1 1AA is none', []],
    ['QQ 12 34 56 C is made up by HMRC, so refused', []],
    ['JX 12 34 56 C', ['National Insurance number: JX 12 34 56 C']],
    ['jx123456c', ['National Insurance number: jx123456c']],
    ['BG123456A', []],
    ['NHS 943 476 5919', ['NHS number: 943 476 5919']],
    ['NHS 943 476 5918', []],
    ['1111111111', []],
    ['car AB12 CDE', ['number plate: AB12 CDE']],
    ['car AB12CDE', ['number plate: AB12CDE']],
    ['a van, P123 BCD', ['number plate: P123 BCD']],
    ['a van, BCD 123P', ['number plate: BCD 123P']],
    ['a van, BIG 1234', ['number plate: BIG 1234']],
    ['In 2026, THE 1998 Act', []],
    ['', []],
  ])('%s', (text, wanted) => {
    expect(kinds(text)).toEqual(wanted);
  });

  it('tells places in the text, in order, none over another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('07700 900123', 'a@b.org', 'ZE1 9XX', 'AB12 CDE', ' ', ',', 'x')),
        (pieces) => {
          const text = pieces.join(' ');
          let last = 0;
          for (const { from, to, text: found } of personalIn(text)) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(text.slice(from, to)).toBe(found);
            last = to;
          }
        },
      ),
    );
  });
});
