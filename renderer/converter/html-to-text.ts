/** The words of an HTML email, as plain text. Read by `html-reader.ts`: nothing is rendered or loaded. */
import { readHtml } from './html-reader';

/** Elements that start a new line; `p` and friends also leave one blank. */
const BREAKS = new Set([
  'br',
  'div',
  'tr',
  'li',
  'dt',
  'dd',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'option',
  'hr',
  'table',
  'ul',
  'ol',
  'dl',
  'form',
  'center',
]);
const BLANK_LINE = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre']);

/** Plain text of `html`: paragraphs apart by a blank line, list items by "- ", table cells by a tab. */
export function htmlToText(html: string): string {
  const out: string[] = [];
  readHtml(html, {
    words: (text) => out.push(text),
    tag(name, isEnd) {
      if (BLANK_LINE.has(name)) out.push('\n\n');
      else if (name === 'td' || name === 'th') out.push(isEnd ? '\t' : '');
      else if (BREAKS.has(name)) out.push('\n');
      if (!isEnd && name === 'li') out.push('- ');
    },
  });
  return tidy(out.join(''));
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
