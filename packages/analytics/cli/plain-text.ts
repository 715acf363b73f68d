type Plain =
  | string
  | number
  | boolean
  | undefined
  | null
  | readonly Plain[]
  | { readonly [name: string]: Plain };

const WIDEST_TABLE = 140;

/** An answer as lines for people: single values as `name: value`, lists of records as tables. */
export function plainText(answer: Readonly<Record<string, unknown>>): string {
  return `${linesOf(asPlain(answer), '').join('\n')}\n`;
}

/** An answer as a command gives it: JSON when asked for, else lines. */
export function answered(answer: Readonly<Record<string, unknown>>, json: boolean): string {
  return json ? `${JSON.stringify(answer, undefined, 2)}\n` : plainText(answer);
}

function asPlain(value: unknown): Plain {
  // What JSON would keep, so that both outputs say the same.
  return JSON.parse(JSON.stringify(value));
}

function linesOf(value: Plain, indent: string): string[] {
  if (!isRecord(value)) return [`${indent}${shown(value)}`];
  return Object.entries(value).flatMap(([name, own]) => {
    if (isList(own)) return listLines(name, own, indent);
    if (isRecord(own)) return [`${indent}${name}:`, ...linesOf(own, `${indent}  `)];
    return [`${indent}${name}: ${shown(own)}`];
  });
}

function listLines(name: string, list: readonly Plain[], indent: string): string[] {
  if (list.length === 0) return [`${indent}${name}: none`];
  const records = list.filter(isRecord);
  if (records.length < list.length) return [`${indent}${name}: ${list.map(shown).join(', ')}`];
  const flat = records.map((record) => flattened(record, ''));
  const header = [...new Set(flat.flatMap((record) => Object.keys(record)))];
  const rows = [header, ...flat.map((record) => header.map((key) => record[key] ?? ''))];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const width = widths.reduce((sum, own) => sum + own + 2, 0);
  if (width > WIDEST_TABLE)
    return [`${indent}${name}:`, ...flat.flatMap((record) => blockOf(record, indent))];
  return [
    `${indent}${name}:`,
    ...rows.map((row) =>
      `${indent}  ${row.map((field, column) => field.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    ),
  ];
}

/** A record with too many values for a line: the first value, then the others below it. */
function blockOf(record: Readonly<Record<string, string>>, indent: string): string[] {
  const [first, ...others] = Object.entries(record);
  return [
    `${indent}  ${first?.[1] ?? ''}`,
    ...others.map(([name, value]) => `${indent}    ${name}: ${value}`),
  ];
}

function flattened(record: { readonly [name: string]: Plain }, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      isRecord(value)
        ? Object.entries(flattened(value, `${prefix}${name}.`))
        : [[`${prefix}${name}`, isList(value) ? value.map(shown).join(' ') : shown(value)]],
    ),
  );
}

function shown(value: Plain): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  if (value === null || value === undefined) return '-';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isRecord(value: Plain): value is { readonly [name: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
