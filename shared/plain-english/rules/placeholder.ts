import type { Spotted } from '../types';
import type { BlockRule } from './rule';

/** What templates leave behind. Brackets writers mean to use are none: [sic], […], [redacted], [2019] EWHC 12. */
const LEFT_OPEN = new RegExp(
  [
    String.raw`\[(?!(?:[Ss]ic|[Rr]edacted|\.{3}|…|\d{1,4})\])[^\][\n]{2,200}\]`,
    String.raw`\{\{[^{}\n]{1,200}\}\}`,
    String.raw`<<?[A-Za-z][^<>\n]{0,200}>>?`,
    String.raw`\bX{2,}(?:[/ .-]X{2,})*\b`,
    String.raw`\b[xX]{3,}\b`,
    String.raw`£[xX]{1,6}\b`,
    String.raw`_{3,}`,
    String.raw`\b[dD]{2}/[mM]{2}(?:/[yY]{2,4})?\b`,
    String.raw`\b(?:TBC|TBA|TBD|tbc|tba)\b`,
    String.raw`\b[Dd]elete as (?:appropriate|applicable|necessary)\b`,
    String.raw`\*?\b(?:insert|INSERT) (?:name|date|address|reference|amount|details|text|here|officer|service)\b`,
    String.raw`\b(?:Mr|Mrs|Ms|Miss)(?:/(?:Mr|Mrs|Ms|Miss))+\b`,
    String.raw`\b[Ll]orem ipsum\b`,
    String.raw`\?{3,}`,
  ].join('|'),
  'g',
);

export const placeholder: BlockRule = {
  id: 'placeholder',
  name: 'Left open',
  severity: 'error',
  reason: 'A gap from a template tells the reader that nobody read their letter before it went.',
  source: 'DOMAIN 5: unfilled placeholder',
  examples: {
    fires: [
      'Dear [name]',
      'Dear {{salutation}}',
      'We will come on XX/XX/XXXX.',
      'We will pay £XX.',
      'Dear Mr/Mrs Lund',
      'The date is TBC.',
    ],
    quiet: [
      'You wrote “we was [sic] late”.',
      'See [2019] EWHC 12.',
      'The size is XL.',
      'Is it so? Yes.',
      'Rule 3 (a) applies.',
    ],
  },
  shape: 'block',
  reads: new Set(['heading', 'paragraph', 'list', 'table', 'address', 'signature']),
  check: ({ text }) =>
    [...text.matchAll(LEFT_OPEN)].map((hit): Spotted => ({
      from: hit.index,
      to: hit.index + hit[0].length,
      message: 'Left open',
      why: 'This was left open in the template: fill it in or take it out.',
    })),
};
