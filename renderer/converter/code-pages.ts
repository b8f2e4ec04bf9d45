/**
 * Windows code pages through the engine's own decoder. The bundle puts this file in the place of
 * `iconv-lite`, which msgreader asks for nothing but `decode`.
 */

/** Code pages by Windows' number that are not called "windows-<number>" (WHATWG Encoding, names and labels). */
const NAMES: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20127: 'windows-1252',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28605: 'iso-8859-15',
  50220: 'iso-2022-jp',
  51932: 'euc-jp',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The decoder's name of a code page; Western European for one nobody has heard of. */
export function codePageName(page: number | undefined): string {
  if (page === undefined) return 'windows-1252';
  if (page >= 1250 && page <= 1258) return `windows-${String(page)}`;
  return NAMES[page] ?? 'windows-1252';
}

/** Never throws: a byte the code page does not know becomes a replacement mark. */
export function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Nothing here writes in a code page. */
export function encode(): never {
  throw new Error('Text is written in UTF-8 only.');
}
