/**
 * The words of a rich-text message, as plain text ([MSFT-RTF], [MS-OXRTFEX]). One pass over the
 * characters; pictures, fonts and everything else that is not words is passed over, and so is the HTML
 * that Outlook wraps inside ("\*\htmltag"), whose words stand beside it a second time.
 */

/** Groups whose text is not for reading. */
const SILENT = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'header',
  'footer',
  'listtable',
  'generator',
]);
const SAID: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
};

const TOKEN =
  /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;

interface Group {
  silent: boolean;
  /** Characters that follow a \u and stand for it in older readers. */
  skip: number;
}

export function rtfToText(rtf: string): string {
  const latin = new TextDecoder('windows-1252');
  const out: string[] = [];
  let group: Group = { silent: false, skip: 1 };
  const stack: Group[] = [];
  let toSkip = 0;
  const say = (text: string) => {
    const rest = text.slice(Math.min(toSkip, text.length));
    toSkip -= text.length - rest.length;
    if (!group.silent) out.push(rest);
  };
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(TOKEN)) {
    if (brace === '{') {
      stack.push({ ...group });
      toSkip = 0;
    } else if (brace === '}') {
      group = stack.pop() ?? { silent: false, skip: 1 };
      toSkip = 0;
    } else if (hex !== undefined) say(latin.decode(Uint8Array.of(parseInt(hex, 16))));
    else if (symbol === '*') group.silent = true;
    else if (symbol === '~') say('\u00a0');
    else if (symbol === '\\' || symbol === '{' || symbol === '}') say(symbol);
    else if (text !== undefined) say(text);
    else if (word === 'u') {
      const code = Number(number ?? 0);
      say(String.fromCharCode(code < 0 ? code + 65_536 : code));
      toSkip = group.skip;
    } else if (word === 'uc') group.skip = Math.min(16, Math.max(0, Number(number ?? 1)));
    else if (word === 'htmlrtf') group.silent = number !== '0';
    else if (word !== undefined) {
      if (SILENT.has(word)) group.silent = true;
      const said = SAID[word];
      if (said !== undefined && !group.silent) out.push(said);
    }
  }
  return out
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
