import { type Answer, answerAt } from './answers.ts';
import type { AnswerFault } from './check-answers.ts';
import type { FormField } from './form-definition.ts';

type Table = Extract<FormField['answer'], { kind: 'table' }>;
type Column = Table['columns'][number];
type Fault = Omit<AnswerFault, 'path'>;
type FaultOf = (answer: FormField['answer'], value: unknown) => Fault | undefined;

/** Rows with something in them; faults are told at `field.row.column`, rows counted from 0 as they were given. */
export function checkRows(
  field: FormField,
  { columns, mostRows }: Table,
  value: unknown,
  faultOf: FaultOf,
): { answer: Answer | undefined; faults: AnswerFault[] } {
  if (value !== undefined && !Array.isArray(value)) {
    return { answer: undefined, faults: [{ path: field.key, kind: 'not-rows' }] };
  }
  const faults: AnswerFault[] = [];
  const rows = (value ?? []).flatMap((given, index) => {
    const cells = columns.flatMap((column) => {
      const cell = answerAt({ given }, `given.${column.key}`);
      return cell === undefined ? [] : [{ column, cell }];
    });
    if (cells.length === 0) return [];
    const pathOf = ({ key }: Column) => `${field.key}.${index}.${key}`;
    const answered = new Set(cells.map(({ column }) => column));
    for (const column of columns) {
      if (column.required && !answered.has(column)) faults.push({ path: pathOf(column), kind: 'missing' });
    }
    const good = cells.flatMap(({ column, cell }): [string, string | number][] => {
      const fault = cellFault(column, cell, faultOf);
      if (fault) faults.push({ path: pathOf(column), ...fault });
      return !fault && (typeof cell === 'string' || typeof cell === 'number') ? [[column.key, cell]] : [];
    });
    return [Object.fromEntries(good)];
  });
  if (rows.length > mostRows) faults.push({ path: field.key, kind: 'too-many', limit: mostRows });
  if (rows.length === 0 && field.required) faults.push({ path: field.key, kind: 'missing' });
  const kept = rows.filter((row) => Object.keys(row).length > 0).slice(0, mostRows);
  return { answer: kept.length > 0 ? kept : undefined, faults };
}

function cellFault({ answer }: Column, value: unknown, faultOf: FaultOf): Fault | undefined {
  if (answer.kind === 'text') return faultOf({ ...answer, lines: 1 }, value);
  if (answer.kind === 'choice') return faultOf({ ...answer, many: false }, value);
  if (answer.kind === 'date') return faultOf(answer, value);
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'not-a-number' };
  if (value < answer.min) return { kind: 'below', limit: answer.min };
  return value > answer.max ? { kind: 'above', limit: answer.max } : undefined;
}
