/** CSV of `rows` lines; each column is a function of the row. */
export function writeCsv(
  rows: number,
  columns: Record<string, (row: number) => string | number | undefined>,
): string {
  const readers = Object.values(columns);
  const lines = [Object.keys(columns).map(quoted).join(',')];
  for (let row = 0; row < rows; row += 1) {
    lines.push(readers.map((read) => quoted(String(read(row) ?? ''))).join(','));
  }
  return `${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
