/**
 * Rows as CSV for a spreadsheet: UTF-8 with a byte order mark, which Excel needs to read names rightly.
 * Threat: a summary that begins "=" or "@" is run as a formula by whoever opens the file; such text gets an
 * apostrophe before it (OWASP: CSV injection).
 */
const FORMULA = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export function csvField(text: string): string {
  const wellFormed = text.toWellFormed();
  const safe = FORMULA.test(wellFormed) ? `'${wellFormed}` : wellFormed;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

export function toCsv(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => row.map(csvField).join(','));
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}
