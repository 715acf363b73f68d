import { fieldsOf, type ImportKind } from '../contract/import-fields.ts';

/** Which field each column means, by the column's name. Columns that are not named are left out of the import. */
export type Mapping = Record<string, string>;

/** Why a mapping cannot be used yet. `field` or `column` names the culprit. */
export interface MappingFault {
  code:
    | 'unknown-column'
    | 'unknown-field'
    | 'field-mapped-twice'
    | 'date-missing'
    | 'amount-missing'
    | 'name-missing';
  column?: string;
  field?: string;
}

/** Everything wrong with a mapping for a kind of import and the columns of a file. */
export function mappingFaults(
  kind: ImportKind,
  mapping: Mapping,
  columns: readonly string[],
): MappingFault[] {
  const faults: MappingFault[] = [];
  const fields = new Map(fieldsOf(kind).map((field) => [field.key, field]));
  const taken = new Set<string>();
  for (const [column, key] of Object.entries(mapping)) {
    const field = fields.get(key);
    if (!columns.includes(column)) faults.push({ code: 'unknown-column', column });
    if (field === undefined) faults.push({ code: 'unknown-field', column, field: key });
    else if (taken.has(key) && !field.repeatable)
      faults.push({ code: 'field-mapped-twice', column, field: key });
    taken.add(key);
  }
  return [...faults, ...missingFields(kind, taken)];
}

function missingFields(kind: ImportKind, taken: ReadonlySet<string>): MappingFault[] {
  const hasOne = (...keys: string[]) => keys.some((key) => taken.has(key));
  if (kind === 'customers') {
    return hasOne('name', 'familyName', 'givenName', 'organisationName')
      ? []
      : [{ code: 'name-missing', field: 'name' }];
  }
  const faults: MappingFault[] = [];
  if (!taken.has('orderedAt')) faults.push({ code: 'date-missing', field: 'orderedAt' });
  if (!hasOne('lineAmount', 'unitPrice')) faults.push({ code: 'amount-missing', field: 'lineAmount' });
  return faults;
}

/** What tells one layout of columns from another: files with the same headings get the same mapping again. */
export function headerFingerprint(columns: readonly string[]): string {
  return columns.map(plainHeading).sort().join('\u001f');
}

/** A heading without case, spaces and punctuation. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./\\()（）[\]【】:：#*"'，,]+/g, '');
}
