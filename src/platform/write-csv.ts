/**
 * A CSV file that no spreadsheet takes for a program: cells that start like a formula get an apostrophe, every cell is
 * quoted, and separators cannot start a new cell (reliability.md F-093).
 */
export const writeCsv = (header: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  // The mark tells spreadsheets that this is UTF-8.
  `\ufeff${writeCsvRows([header])}${writeCsvRows(rows)}`;

/** Further rows of such a file, for one that is written piece by piece. */
export const writeCsvRows = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Signs that make a formula, plain and full-width, also behind white space or a quote. */
const formulaStart = /^[\s"'\u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20|%]/u;

function cell(value: unknown): string {
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'string'
        ? value
        : value == null
          ? ''
          : JSON.stringify(value);
  const flat = text.replace(/[\r\n\t]+/g, ' ');
  const harmless = formulaStart.test(flat) || /[,;]\s*[=+\-@]/.test(flat) ? `'${flat}` : flat;
  return `"${harmless.replaceAll('"', '""')}"`;
}
