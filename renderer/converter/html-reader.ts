/**
 * Reads HTML as characters: tags in order, words between them.
 *
 * Threat: rendering a complainant's HTML, even hidden, loads pictures that tell the sender it was opened,
 * and hands a parser bug the page. So this is a reader of characters: no DOM, no address is ever followed,
 * and it takes time in proportion to its input whatever that is.
 */

/** Elements whose words are not for reading. Not `head`: many are never closed, and what it holds is listed here. */
const SILENT = new Set(['script', 'style', 'title', 'template', 'noscript', 'svg', 'object']);

export interface HtmlSink {
  /** Words as they would be read: entities decoded, source line breaks as spaces. */
  words(text: string): void;
  /** `name` in lower case; `attributes` as written, for `attributeOf`. */
  tag(name: string, isEnd: boolean, attributes: string): void;
}

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
/** Attributes beyond this are not looked at: no honest link is that long. */
const ATTRIBUTES_LIMIT = 8 * 1024;

export function readHtml(html: string, sink: HtmlSink): void {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) {
      sink.words(wordsOf(html.slice(at)));
      break;
    }
    if (open > at) sink.words(wordsOf(html.slice(at, open)));
    at = readTag(html, open, sink);
  }
}

/** Value of an attribute in a tag's own text; undefined when it has none. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(
    `(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
    'i',
  ).exec(attributes);
  const raw = found?.[1] ?? found?.[2] ?? found?.[3];
  return raw === undefined ? undefined : decodeEntities(raw);
}

/** Reads the markup at `open` (a '<'), tells the sink, returns where reading goes on. */
function readTag(html: string, open: number, sink: HtmlSink): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4);
  const match = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(html.slice(open, open + 40));
  if (!match) {
    if (html[open + 1] === '!' || html[open + 1] === '?') return after(html, '>', open + 2);
    // A bare "<", as in "less < more".
    sink.words('<');
    return open + 1;
  }
  const name = (match[2] ?? '').toLowerCase();
  const isEnd = match[1] === '/';
  const from = open + match[0].length;
  const end = endOfTag(html, from);
  if (!isEnd && SILENT.has(name)) return afterElement(html, name, end);
  sink.tag(name, isEnd, html.slice(from, Math.min(end, from + ATTRIBUTES_LIMIT)));
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
function wordsOf(source: string): string {
  return decodeEntities(source.replace(/[ \t\r\n\f]+/g, ' '));
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
