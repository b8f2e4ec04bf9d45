/**
 * HTML as a flat run of tags and words. Pure: what is pasted never meets the page's own parser, so nothing in
 * it can load, run or style anything (and Trusted Types would refuse it).
 *
 * Forgiving, as clipboards need: tags that never close, attributes without quotes, Word's conditional
 * comments. Script, style and document head are left out whole.
 */
export type HtmlToken =
  | {
      readonly type: 'open';
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

/** Elements whose content is no text of the letter. */
const RAW = new Set([
  'script',
  'style',
  'title',
  'xml',
  'noscript',
  'template',
  'svg',
  'object',
  'select',
  'textarea',
]);

const TAG = /<(\/?)([a-z][a-z0-9:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/giy;
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Elements that never have content. */
export const VOID: ReadonlySet<string> = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'col',
  'wbr',
  'base',
]);

export function htmlTokens(html: string): HtmlToken[] {
  const source = fragmentOf(html);
  const tokens: HtmlToken[] = [];
  let at = 0;
  const text = (words: string) => {
    if (words !== '') tokens.push({ type: 'text', text: decoded(words) });
  };
  while (at < source.length) {
    const next = source.indexOf('<', at);
    if (next < 0) {
      text(source.slice(at));
      break;
    }
    text(source.slice(at, next));
    const after = pastComment(source, next);
    if (after !== undefined) {
      at = after;
      continue;
    }
    TAG.lastIndex = next;
    const match = TAG.exec(source);
    if (!match) {
      text('<');
      at = next + 1;
      continue;
    }
    const [whole, slash, rawName = '', rawAttributes = '', selfClosed] = match;
    const name = rawName.toLowerCase();
    at = next + whole.length;
    if (slash === '/') {
      tokens.push({ type: 'close', name });
    } else if (RAW.has(name) && selfClosed !== '/') {
      at = pastElement(source, at, name);
    } else {
      tokens.push({ type: 'open', name, attributes: attributesOf(rawAttributes) });
      if (selfClosed === '/' && !VOID.has(name)) tokens.push({ type: 'close', name });
    }
  }
  return tokens;
}

/** What the clipboard marks as the copied part; else all of it. */
function fragmentOf(html: string): string {
  const from = html.indexOf('<!--StartFragment-->');
  const to = html.lastIndexOf('<!--EndFragment-->');
  return from >= 0 && to > from ? html.slice(from + '<!--StartFragment-->'.length, to) : html;
}

/**
 * Where a comment, a declaration or a conditional of Word's ends. A hidden conditional
 * (`<!--[if mso]> … <![endif]-->`) goes with all it holds; an open one (`<![if !vml]>`) only in its tag,
 * except the bullet of a list, which Word writes as text.
 */
function pastComment(source: string, at: number): number | undefined {
  if (source.startsWith('<!--', at)) {
    const end = source.indexOf('-->', at + 4);
    return end < 0 ? source.length : end + 3;
  }
  if (source.startsWith('<![if', at)) {
    const open = source.indexOf('>', at);
    if (open < 0) return source.length;
    const condition = source.slice(at, open).toLowerCase();
    const isLeftOut = condition.includes('!supportemptyparas');
    const end = source.indexOf('<![endif]>', open);
    return isLeftOut && end >= 0 ? end : open + 1;
  }
  if (/^<[!?]/.test(source.slice(at, at + 2))) {
    const end = source.indexOf('>', at);
    return end < 0 ? source.length : end + 1;
  }
  return undefined;
}

function pastElement(source: string, from: number, name: string): number {
  const close = new RegExp(`</${name}\\s*>`, 'ig');
  close.lastIndex = from;
  const match = close.exec(source);
  return match ? match.index + match[0].length : source.length;
}

function attributesOf(raw: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of raw.matchAll(ATTRIBUTE)) {
    const [, name = '', double, single, bare] = match;
    found[name.toLowerCase()] = decoded(double ?? single ?? bare ?? '');
  }
  return found;
}

/** Names that Word, Outlook and web mail write; every other character comes as itself or as a number. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  times: '×',
  sect: '§',
  shy: '\u00ad',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  icirc: 'î',
  iuml: 'ï',
  ocirc: 'ô',
  ouml: 'ö',
  ugrave: 'ù',
  uuml: 'ü',
  ntilde: 'ñ',
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,8}));?/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined)
        return NAMED[String(name)] ?? NAMED[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(WINDOWS[code] ?? code) : '';
    },
  );
}

/** Numbers that old clipboards write for characters of Windows' own table. */
const WINDOWS: Readonly<Record<number, number>> = {
  128: 0x20ac,
  133: 0x2026,
  145: 0x2018,
  146: 0x2019,
  147: 0x201c,
  148: 0x201d,
  149: 0x2022,
  150: 0x2013,
  151: 0x2014,
};
