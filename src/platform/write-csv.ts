/**
 * A CSV file that no spreadsheet takes for a program: what starts like a formula gets an apostrophe, at the start of a cell and
 * behind whatever a reader might take for the end of one; every cell is quoted (F-093).
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  // The mark tells spreadsheets that this is UTF-8.
  `\ufeff${writeCsvRows([header])}${writeCsvRows(rows)}`;

/** Further rows of such a file, for one that is written piece by piece. */
export const writeCsvRows = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** What makes a formula of a cell that begins with it, in each of its widths; readers pass over blanks, controls and quotes. */
const formulaSign = '[=+\\-@|%\u2212\ufe62\ufe63\ufe66\ufe6b\uff1d\uff0b\uff0d\uff20\uff5c\uff05]';
const passedOver = '[\\s\\p{C}\\p{Z}"\']*';
/** Where a cell begins, also for a reader with another separator, which takes our quotes for letters. */
const formulaStart = new RegExp(`(?<=^|[,;|])(?=${passedOver}${formulaSign})`, 'gu');
const lineBreaks = /[\p{Cc}\u2028\u2029]+/gu;

function cell(value: unknown): string {
  const harmless = textOf(value).replace(lineBreaks, ' ').replace(formulaStart, "'");
  return `"${harmless.replaceAll('"', '""')}"`;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value;
  return value == null ? '' : JSON.stringify(value);
}
