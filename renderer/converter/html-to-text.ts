/**
 * The words of an HTML email, as plain text.
 *
 * Threat: rendering a complainant's HTML, even hidden, loads pictures that tell the sender it was opened,
 * and hands a parser bug the page. So this is a reader of characters: no DOM, no address is ever followed,
 * and it takes time in proportion to its input whatever that is.
 */

/** Elements whose words are not for reading. Not `head`: many are never closed, and what it holds is listed here. */
const SILENT = new Set(['script', 'style', 'title', 'template', 'noscript', 'svg', 'object']);
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

// The entities mail programs really write; others stay as typed, which is readable and never wrong.
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  cent: '¢',
  yen: '¥',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  deg: '°',
  sect: '§',
  para: '¶',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  aring: 'å',
  iacute: 'í',
  igrave: 'ì',
  icirc: 'î',
  iuml: 'ï',
  oacute: 'ó',
  ograve: 'ò',
  ocirc: 'ô',
  ouml: 'ö',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  ccedil: 'ç',
  ntilde: 'ñ',
  szlig: 'ß',
  zwnj: '',
  zwj: '',
  shy: '',
  thinsp: ' ',
  ensp: ' ',
  emsp: ' ',
  check: '✓',
  larr: '←',
  rarr: '→',
};

/** A longer tag is no tag but an unclosed quote; without a bound, many of them would each read to the end. */
const TAG_LIMIT = 64 * 1024;

/** Plain text of `html`: paragraphs apart by a blank line, list items by "- ", table cells by a tab. */
export function htmlToText(html: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      pushWords(out, html.slice(at));
      break;
    }
    if (open > at) pushWords(out, html.slice(at, open));
    at = readTag(html, open, out);
  }
  return tidy(out.join(''));
}

/** Reads the markup at `open` (a '<'), writes what it means to `out`, returns where reading goes on. */
function readTag(html: string, open: number, out: string[]): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  const match = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(open, open + 40));
  if (!match) {
    if (html[open + 1] === '!' || html[open + 1] === '?') return after(html, '>', open + 2);
    // A bare "<", as in "less < more".
    out.push('<');
    return open + 1;
  }
  const name = (match[2] ?? '').toLowerCase();
  const isEnd = match[1] === '/';
  const end = endOfTag(html, open + match[0].length);
  if (!isEnd && SILENT.has(name)) return afterElement(html, name, end);
  if (BLANK_LINE.has(name)) out.push('\n\n');
  else if (name === 'td' || name === 'th') out.push(isEnd ? '\t' : '');
  else if (BREAKS.has(name)) out.push('\n');
  if (!isEnd && name === 'li') out.push('- ');
  return end;
}

/** Where the tag ends, passing over quoted attributes that hold a '>'. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  const end = Math.min(html.length, from + TAG_LIMIT);
  for (let at = from; at < end; at += 1) {
    const char = html[at];
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  // An unclosed quote swallowed the rest: take the first '>' instead, so words are not lost.
  return after(html, '>', from);
}

function afterElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s>/])`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(html);
  return match ? after(html, '>', match.index) : html.length;
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

/** Source line breaks are spaces in HTML. */
function pushWords(out: string[], source: string): void {
  out.push(decodeEntities(source.replace(/[ \t\r\n\f]+/g, ' ')));
}

function decodeEntities(source: string): string {
  return source.replace(
    /&(#x[0-9a-f]{1,20}|#[0-9]{1,20}|[a-z][a-z0-9]{1,7});?/gi,
    (whole, body: string) => {
      if (!body.startsWith('#')) return ENTITIES[body] ?? ENTITIES[body.toLowerCase()] ?? whole;
      const code =
        body[1]?.toLowerCase() === 'x' ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : '';
    },
  );
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
