import type { HeldRows } from '#platform';

/** Columns by whose values a person could be recognised in places where no file is named. */
const IDENTIFYING: Readonly<Record<string, readonly string[]>> = {
  'parties.party': ['number', 'display_name', 'organisation_name', 'other_name', 'latin_name'],
  'parties.contact_point': ['typed', 'value', 'national_digits'],
  'parties.identity': ['value'],
};

/** One character is everybody's; two can be a whole Chinese name. */
const SHORTEST = 2;

/** What a person could be recognised by, each value once. */
export function identifyingValues(held: readonly HeldRows[]): string[] {
  const values = held.flatMap(({ table, rows }) =>
    rows.flatMap((row) => (IDENTIFYING[table] ?? []).map((column) => row[column])),
  );
  const texts = values.filter((value) => typeof value === 'string' && value.length >= SHORTEST);
  return [...new Set(texts as string[])];
}
