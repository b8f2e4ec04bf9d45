/**
 * HTML written anew from somebody else's: a fixed set of tags without attributes, words escaped, pictures only
 * those handed over with it. What is not known is left out, its words kept; nothing in it can load or run.
 */
import { attributeOf, readHtml } from './html-reader';
import { cleanText } from './conversion';

/** Written as they are; the rest only ends a line or says nothing. */
const KEPT = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'div'],
  ...[
    'table',
    'thead',
    'tbody',
    'tr',
    'td',
    'th',
    'strong',
    'em',
    'b',
    'i',
    'u',
    's',
    'sup',
    'sub',
  ],
]);
/** Ended by their own kind, or by what holds them. */
const ALIKE: Readonly<Record<string, string>> = { b: 'strong', i: 'em' };
const CELL_SPAN = 60;

/**
 * @param pictures address in the source → picture as `data:`; any other picture is named as left out.
 * @returns well-formed HTML for the inside of a body.
 */
export function safeHtml(
  source: string,
  pictures: ReadonlyMap<string, string> = new Map(),
): string {
  const out: string[] = [];
  const open: string[] = [];
  const close = (name: string) => {
    const at = open.lastIndexOf(name);
    if (at < 0) return;
    for (const each of open.splice(at).reverse()) out.push(`</${each}>`);
  };
  readHtml(source, {
    words: (text) => out.push(escaped(cleanText(text).text)),
    tag: (given, isEnd, attributes) => {
      const name = ALIKE[given] ?? given;
      if (name === 'br') out.push('<br>');
      else if (name === 'hr') out.push('<hr>');
      else if (name === 'img' && !isEnd) out.push(picture(attributes, pictures));
      else if (name === 'a' && isEnd) return;
      else if (name === 'a') out.push(link(attributes));
      else if (!KEPT.has(name)) return;
      else if (isEnd) close(name);
      else {
        // A paragraph or cell that is never closed ends where the next begins.
        if (['p', 'li', 'tr', 'td', 'th'].includes(name) && open.at(-1) === name) close(name);
        open.push(name);
        out.push(`<${name}${spans(name, attributes)}>`);
      }
    },
  });
  for (const each of open.reverse()) out.push(`</${each}>`);
  return out.join('');
}

function spans(name: string, attributes: string): string {
  if (name !== 'td' && name !== 'th') return '';
  return ['colspan', 'rowspan']
    .map((each) => {
      const value = Number(attributeOf(attributes, each) ?? 1);
      return Number.isInteger(value) && value > 1 && value <= CELL_SPAN
        ? ` ${each}="${value}"`
        : '';
    })
    .join('');
}

function picture(attributes: string, pictures: ReadonlyMap<string, string>): string {
  const data = pictures.get(attributeOf(attributes, 'src') ?? '');
  const words = cleanText(attributeOf(attributes, 'alt') ?? '').text.slice(0, 300);
  if (data !== undefined) return `<img src="${escaped(data)}" alt="${escaped(words)}">`;
  return `<span>[A picture is left out${words === '' ? '' : `: ${escaped(words)}`}]</span>`;
}

/** Where a link leads is worth seeing, and nothing to follow. */
function link(attributes: string): string {
  const address = (attributeOf(attributes, 'href') ?? '').trim().slice(0, 300);
  return /^(?:https?:|mailto:)/i.test(address) ? `<span>[${escaped(address)}] </span>` : '';
}

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
