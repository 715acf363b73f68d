const NEEDS_QUOTES = /[",\r\n]/;
/** A spreadsheet runs cells that begin like this; E.164 numbers begin with + and are harmless. */
const RUNS_AS_FORMULA = /^(?:[=@\t\r]|[+-](?!\d+$))/;

/** One line of CSV (RFC 4180). Text that a spreadsheet would run gets an apostrophe in front. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = RUNS_AS_FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
