import { type FieldContent, fieldsOf, type ImportField, type ImportKind } from '../contract/import-fields.ts';
import { type Mapping, plainHeading } from './mapping.ts';

/** What is known of a column when its meaning is guessed. */
export interface ColumnToMap {
  name: string;
  kind: string;
  samples: readonly string[];
}

/** A guess, and what it rests on: an earlier choice, the heading, or only what the column holds. */
export interface Suggestion {
  column: string;
  field: string;
  basis: 'heading' | 'content' | 'saved';
}

const exactScore = 3;
const partScore = 1;
const shortestLatinPart = 5;
const shortestChinesePart = 2;

/** Guesses what each column means: by its heading in any of the known languages, then by what it holds. */
export function suggestMapping(kind: ImportKind, columns: readonly ColumnToMap[]): Suggestion[] {
  const suggestions = byHeading(fieldsOf(kind), columns);
  return kind === 'transactions'
    ? withContent(columns, suggestions, transactionContent)
    : withContent(columns, suggestions, customerContent);
}

/** A suggestion as a mapping. */
export function mappingOf(suggestions: readonly Suggestion[]): Mapping {
  return Object.fromEntries(suggestions.map(({ column, field }) => [column, field]));
}

function byHeading(fields: readonly ImportField[], columns: readonly ColumnToMap[]): Suggestion[] {
  const candidates = columns.flatMap((column, place) =>
    fields.flatMap((field) => {
      const score = headingScore(plainHeading(column.name), field);
      const holds = score === exactScore ? mayHold : canHold;
      return score > 0 && holds(field.content, column.kind)
        ? [{ column: column.name, field, score, place }]
        : [];
    }),
  );
  candidates.sort((a, b) => b.score - a.score || a.place - b.place);
  const taken = new Set<string>();
  const mapped = new Map<string, Suggestion>();
  for (const { column, field } of candidates) {
    if (mapped.has(column) || (taken.has(field.key) && !field.repeatable)) continue;
    taken.add(field.key);
    mapped.set(column, { column, field: field.key, basis: 'heading' });
  }
  return columns.flatMap((column) => mapped.get(column.name) ?? []);
}

/** Exact headings first; then headings that begin or end with a known one, the longer the better. */
function headingScore(heading: string, field: ImportField): number {
  let best = 0;
  for (const alias of field.aliases) {
    const plain = plainHeading(alias);
    if (heading === plain) return exactScore;
    const shortest = /[\u3400-\u9fff]/.test(plain) ? shortestChinesePart : shortestLatinPart;
    const fits = plain.length >= shortest && (heading.startsWith(plain) || heading.endsWith(plain));
    if (fits) best = Math.max(best, partScore + plain.length / (heading.length + 1));
  }
  return best;
}

const numberKinds = ['integer', 'decimal', 'code'];

function canHold(content: FieldContent, columnKind: string): boolean {
  if (columnKind === 'empty') return true;
  switch (content) {
    case 'date':
      return (
        columnKind === 'date' || columnKind === 'text' || columnKind === 'integer' || columnKind === 'decimal'
      );
    case 'time':
      return columnKind === 'text';
    case 'decimal':
      return numberKinds.includes(columnKind);
    case 'phone':
      return columnKind !== 'date' && columnKind !== 'email' && columnKind !== 'boolean';
    case 'email':
      return columnKind === 'email' || columnKind === 'text';
    default:
      return columnKind !== 'date';
  }
}

/** A column called exactly so may hold it even where its first rows are in disorder. */
function mayHold(content: FieldContent, columnKind: string): boolean {
  if (content === 'decimal') return !['date', 'email', 'boolean', 'phone'].includes(columnKind);
  return canHold(content, columnKind);
}

type ContentRule = { field: string; holds: (column: ColumnToMap) => boolean };

/** Only what a file cannot do without, so that nothing is guessed that could be left out. */
const transactionContent: readonly ContentRule[] = [
  { field: 'orderedAt', holds: (column) => column.kind === 'date' },
  { field: 'customerNumber', holds: (column) => column.kind === 'code' },
  { field: 'lineAmount', holds: (column) => column.kind === 'decimal' },
];

const customerContent: readonly ContentRule[] = [
  { field: 'phone', holds: (column) => column.kind === 'phone' },
  { field: 'email', holds: (column) => column.kind === 'email' },
  {
    field: 'name',
    holds: (column) =>
      column.kind === 'text' && column.samples.every((text) => /^\p{L}[\p{L}\s.'’·-]{0,40}$/u.test(text)),
  },
];

function withContent(
  columns: readonly ColumnToMap[],
  known: readonly Suggestion[],
  rules: readonly ContentRule[],
): Suggestion[] {
  const found = [...known];
  for (const { field, holds } of rules) {
    if (found.some((one) => one.field === field)) continue;
    if (field === 'lineAmount' && found.some((one) => one.field === 'unitPrice')) continue;
    const column = columns.find((one) => holds(one) && !found.some((other) => other.column === one.name));
    if (column !== undefined) found.push({ column: column.name, field, basis: 'content' });
  }
  const hasHeadings = columns.some((column) => !/^#\d+$/.test(column.name));
  return hasHeadings || found.some((one) => one.field === 'quantity')
    ? found
    : withBareQuantity(columns, found);
}

/** Without headings, a column of small whole numbers between the date and the amount is how many were bought. */
function withBareQuantity(columns: readonly ColumnToMap[], found: Suggestion[]): Suggestion[] {
  const placeOf = (field: string) =>
    columns.findIndex((column) => column.name === found.find((one) => one.field === field)?.column);
  const between = columns.slice(placeOf('orderedAt') + 1, Math.max(0, placeOf('lineAmount')));
  const column = between.find((one) => one.kind === 'integer');
  return column === undefined
    ? found
    : [...found, { column: column.name, field: 'quantity', basis: 'content' }];
}
