import type { TabularRow } from '#tabular';
import type { ColumnPlaces } from './column-places.ts';
import { type CellFault, shownValue } from './import-options.ts';
import { type CellFaultCode, filledText, isFault, type Reading } from './read-cell.ts';
import { remembering } from './remembering.ts';

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

/** The same, remembering the cells it has met: names of branches repeat on every row. */
export function rememberedLookUp(
  ids: ReadonlyMap<string, string>,
  fault: CellFaultCode,
): (cell: string) => Reading<string | undefined> {
  return remembering((cell) => lookUp(cell, ids, fault));
}

/** Reads the cells of one row after the other and gathers what is wrong with them. A field that is not mapped stands at place -1. */
export class RowReader {
  faults: CellFault[] | undefined;
  #cells: readonly string[] = [];
  readonly #places: ColumnPlaces;

  constructor(places: ColumnPlaces) {
    this.#places = places;
  }

  begin(row: TabularRow): void {
    this.#cells = row.cells;
    this.faults = undefined;
  }

  has(field: string): boolean {
    return this.#places.of(field) !== -1;
  }

  take<T>(field: string, read: (cell: string) => Reading<T>): T | undefined {
    return this.takeAt(this.#places.of(field), field, read);
  }

  takeAt<T>(place: number, field: string, read: (cell: string) => Reading<T>): T | undefined {
    if (place === -1) return undefined;
    const cell = this.#cells[place] ?? '';
    const reading = read(cell);
    if (!isFault(reading)) return reading.value;
    this.#add(place, field, reading.fault, cell);
    return undefined;
  }

  text(field: string): string | null {
    return this.textAt(this.#places.of(field));
  }

  textAt(place: number): string | null {
    return place === -1 ? null : (this.#cells[place] ?? '').trim() || null;
  }

  amount(field: string, compute: () => Reading<number>): number {
    return this.take(field, compute) ?? 0;
  }

  /** Notes a fault of a field, unless one is noted already. */
  blame(field: string, code: CellFaultCode): void {
    if (this.faults?.some((fault) => fault.field === field)) return;
    const place = this.#places.of(field);
    this.#add(place, field, code, this.#cells[place] ?? '');
  }

  #add(place: number, field: string, code: string, cell: string): void {
    this.faults ??= [];
    this.faults.push({ column: this.#places.nameAt(place), field, code, value: shownValue(cell.trim()) });
  }
}
