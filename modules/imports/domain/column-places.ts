import type { Mapping } from './mapping.ts';

/** Where the columns of each field stand in a row. */
export interface ColumnPlaces {
  /** Place of a field that is mapped once; -1 when it is not. */
  of(field: string): number;
  /** All places of a field that may be mapped more than once. */
  allOf(field: string): number[];
  nameAt(place: number): string;
}

/** Finds the columns of a mapping among the columns of a file. */
export function columnPlaces(mapping: Mapping, columns: readonly string[]): ColumnPlaces {
  const places = new Map<string, number[]>();
  for (const [place, column] of columns.entries()) {
    const field = mapping[column];
    if (field !== undefined) places.set(field, [...(places.get(field) ?? []), place]);
  }
  return {
    of: (field) => places.get(field)?.[0] ?? -1,
    allOf: (field) => places.get(field) ?? [],
    nameAt: (place) => columns[place] ?? '',
  };
}

/** The column that means one of some fields, and which of them it means. */
export function fieldColumn(
  mapping: Mapping,
  fields: readonly string[],
): { column: string | null; field: string | null } {
  const found = Object.entries(mapping).find(([, field]) => fields.includes(field));
  return { column: found?.[0] ?? null, field: found?.[1] ?? fields[0] ?? null };
}
