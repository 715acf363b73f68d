import type { TabularRow } from '#tabular';
import type { ColumnPlaces } from './column-places.ts';
import { type CellFault, shownValue } from './import-options.ts';
import { type CellFaultCode, filledText, isFault, type Reading } from './read-cell.ts';

/** The record of ours that a name in the file stands for; nothing when no name stands there. */
export function lookUp(
  cell: string,
  ids: ReadonlyMap<string, string>,
  fault: CellFaultCode,
): Reading<string | undefined> {
  const text = filledText(cell);
  if (text === undefined) return { value: undefined };
  const id = ids.get(text.toLowerCase());
  return id === undefined ? { fault } : { value: id };
}

/** Reads the cells of one row and gathers what is wrong with them. */
export class RowReader {
  faults: CellFault[] | undefined;
  readonly #row: TabularRow;
  readonly #places: ColumnPlaces;

  constructor(row: TabularRow, places: ColumnPlaces) {
    this.#row = row;
    this.#places = places;
  }

  has(field: string): boolean {
    return this.#places.of(field) !== -1;
  }

  cell(field: string): string {
    return this.#row.cells[this.#places.of(field)] ?? '';
  }

  take<T>(field: string, read: (cell: string) => Reading<T>): T | undefined {
    const place = this.#places.of(field);
    return place === -1 ? undefined : this.takeAt(place, field, read);
  }

  takeAt<T>(place: number, field: string, read: (cell: string) => Reading<T>): T | undefined {
    const cell = this.#row.cells[place] ?? '';
    const reading = read(cell);
    if (!isFault(reading)) return reading.value;
    this.#add(place, field, reading.fault, cell);
    return undefined;
  }

  text(field: string): string | null {
    const place = this.#places.of(field);
    if (place === -1) return null;
    return (this.#row.cells[place] ?? '').trim() || null;
  }

  amount(field: string, compute: () => Reading<number>): number {
    return this.take(field, compute) ?? 0;
  }

  /** Notes a fault of a field, unless one is noted already. */
  blame(field: string, code: CellFaultCode): void {
    if (this.faults?.some((fault) => fault.field === field)) return;
    this.#add(this.#places.of(field), field, code, this.cell(field));
  }

  #add(place: number, field: string, code: string, cell: string): void {
    this.faults ??= [];
    this.faults.push({ column: this.#places.nameAt(place), field, code, value: shownValue(cell.trim()) });
  }
}
