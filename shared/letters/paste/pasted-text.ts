/** Plain text from a clipboard as blocks: a blank line begins a paragraph, bullets and numbers make a list. */
import type { NewBlock } from '../compose';
import { tidyText } from './pasted-words';

const BULLET = /^\s*(?:[•·▪◦‣*–-]|o(?=\t))\s+(?=\S)/;
const NUMBER = /^\s*\d{1,2}[.)]\s+(?=\S)/;

export function blocksFromText(text: string): NewBlock[] {
  const blocks: NewBlock[] = [];
  let isOpen = false;
  for (const line of text.split(/\r\n?|\n|\u2029/)) {
    const words = tidyText(line).trim();
    if (words === '') {
      isOpen = false;
      continue;
    }
    const last = blocks.at(-1);
    const marker = BULLET.test(line) ? BULLET : NUMBER.test(line) ? NUMBER : undefined;
    if (marker) {
      const item = [{ type: 'text' as const, text: tidyText(line.replace(marker, '')).trim() }];
      const ordered = marker === NUMBER;
      if (last?.type === 'list' && last.ordered === ordered) last.items.push(item);
      else blocks.push({ type: 'list', ordered, items: [item] });
      isOpen = false;
    } else if (isOpen && last?.type === 'paragraph') {
      // Mail and PDF break a paragraph at the edge of their window.
      last.content = [
        { type: 'text', text: `${last.content.map((each) => each.text).join('')} ${words}` },
      ];
    } else {
      blocks.push({ type: 'paragraph', content: [{ type: 'text', text: words }] });
      isOpen = true;
    }
  }
  return blocks;
}
