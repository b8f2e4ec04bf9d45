/** Letters out of text, for tests: blocks apart by blank lines, `# ` heading, `> ` quote, `@ ` address, `- ` list. */
import type { Block, LetterDocument } from '@shared/letters';

export function letterOf(text: string): LetterDocument {
  return letterWith(text.split(/\n\s*\n/).map((part, at) => blockOf(part, `b${at + 1}`)));
}

export const letterWith = (blocks: Block[]): LetterDocument => ({
  format: 1,
  kind: 'stage 1 response',
  title: 'Our stage 1 answer to your complaint',
  language: 'en-GB',
  reference: 'WB-26-A0001',
  datedOn: '2026-11-23',
  letterhead: { name: 'Westmere Borough Council', lines: [] },
  recipient: { name: '', lines: [] },
  bodyPoints: 14,
  blocks,
});

function blockOf(text: string, id: string): Block {
  const content = (words: string) => [{ type: 'text' as const, text: words }];
  if (text.startsWith('# '))
    return { id, type: 'heading', level: 2, content: content(text.slice(2)) };
  if (text.startsWith('> ')) return { id, type: 'quote', content: content(text.slice(2)) };
  if (text.startsWith('@ ')) return { id, type: 'address', lines: [text.slice(2)] };
  if (text.startsWith('- '))
    return {
      id,
      type: 'list',
      ordered: false,
      items: text.split('\n').map((line) => content(line.slice(2))),
    };
  return { id, type: 'paragraph', content: content(text) };
}
