/**
 * File names that are safe on every system a council may copy them to.
 *
 * Threat: a name that comes from an email, a case or the window could climb out of its folder
 * (`../`), name a device (`CON.pdf`), hide its ending behind a right-to-left mark (`fdp.exe` shown as
 * `exe.pdf`), or be too long to open again. Removing only `/` is not enough: Windows also reads `\`, `:`
 * (an alternate data stream), trailing dots and spaces, and full-width look-alikes survive.
 */

/** Characters; NTFS and ext4 allow 255 UTF-16 units or bytes, less room for a temporary ending. */
export const NAME_LIMIT = 120;
/** ext4 counts bytes. */
const NAME_LIMIT_BYTES = 200;

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file, with the superscript digits it warns of.
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * The nearest safe name: one path segment, at most NAME_LIMIT characters and NAME_LIMIT_BYTES bytes,
 * its ending kept. Idempotent. `fallback` (already safe) when nothing is left.
 */
export function safeName(raw: string, fallback = 'file'): string {
  const plain = raw
    .toWellFormed()
    .normalize('NFC')
    // Controls, bidirectional and zero-width marks, and the unassigned replacement for lone surrogates.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\ufffd]/gu, '')
    .replace(/[<>:"/\\|?*\u2215\u2044\uff0f\uff3c\u29f5\uff1a]/g, '-')
    .replace(/\s+/gu, ' ');
  const trimmed = trimEnds(plain);
  if (trimmed === '') return fallback;
  const { stem, ending } = splitEnding(trimmed);
  // Windows reserves a device name up to the FIRST dot, whatever follows: "con.tar.gz" is CON.
  const first = stem.split('.')[0] ?? stem;
  const free = RESERVED.test(first.trim()) ? `_${stem}` : stem;
  const short = shorten(free, NAME_LIMIT - ending.length, NAME_LIMIT_BYTES - utf8Length(ending));
  const name = trimEnds(`${short}${ending}`);
  return name === '' ? fallback : name;
}

/** Whether `name` is one segment that needs no change. */
export function isSafeName(name: string): boolean {
  return name !== '' && safeName(name, '') === name;
}

/** The first of "name", "name (2)", "name (3)", … not in `taken` (compared without case, as Windows does). */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const lower = new Set(Array.from(taken, (each) => each.toLowerCase()));
  if (!lower.has(name.toLowerCase())) return name;
  const { stem, ending } = splitEnding(name);
  for (let n = 2; ; n += 1) {
    const mark = ` (${String(n)})`;
    const short = shorten(
      stem,
      NAME_LIMIT - ending.length - mark.length,
      NAME_LIMIT_BYTES - utf8Length(ending) - mark.length,
    );
    const next = `${short}${mark}${ending}`;
    if (!lower.has(next.toLowerCase())) return next;
  }
}

/** Leading dots hide a file on Linux and spell "..", trailing dots and spaces vanish on Windows. */
function trimEnds(name: string): string {
  return name.replace(/^[.\s]+/u, '').replace(/[.\s]+$/u, '');
}

function splitEnding(name: string): { stem: string; ending: string } {
  const match = /^(.+?)(\.[A-Za-z0-9]{1,10})$/u.exec(name);
  return { stem: match?.[1] ?? name, ending: match?.[2] ?? '' };
}

function shorten(text: string, limit: number, limitBytes: number): string {
  let kept = '';
  let bytes = 0;
  // By code point, so that no surrogate pair is cut in half.
  for (const char of text) {
    bytes += utf8Length(char);
    if (kept.length + char.length > limit || bytes > limitBytes) break;
    kept += char;
  }
  return kept.replace(/[.\s]+$/u, '');
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
