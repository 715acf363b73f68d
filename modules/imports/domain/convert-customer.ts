import type { CustomerRow } from '#modules/parties';
import type { TabularRow } from '#tabular';
import { zoneClock } from '#working-time';
import { columnPlaces } from './column-places.ts';
import type { Converted, Lookups, ReadingOptions } from './import-options.ts';
import type { Mapping } from './mapping.ts';
import { filledText, type Reading, readCode, readDay } from './read-cell.ts';
import { lookUp, RowReader } from './read-row.ts';
import { readGender, readLanguage } from './word-lists.ts';

/** Turns rows of a file into rows about customers by a mapping; made once a file, called for every row. */
export function customerConverter(
  mapping: Mapping,
  columns: readonly string[],
  options: ReadingOptions & { source: string },
  lookups: Lookups,
): (row: TabularRow) => Converted<CustomerRow> {
  const places = columnPlaces(mapping, columns);
  const toInstant = zoneClock(options.timeZone).instantAt;
  const day = (field: string) => (cell: string) =>
    readDay(cell, options.dateFormats[places.nameAt(places.of(field))] ?? 'yyyy-M-d');
  const reader = new RowReader(places);
  return (fileRow) => {
    reader.begin(fileRow);
    const all = (field: string) =>
      places.allOf(field).flatMap((place) => reader.takeAt(place, field, readTyped) ?? []);
    const bornOn = reader.take('birthday', day('birthday'));
    const firstContactOn = reader.take('firstContactOn', day('firstContactOn'));
    const address = all('address').join(' ');
    const row: CustomerRow = {
      line: fileRow.lineNumber,
      ...namesOf(reader),
      ...filled('gender', reader.take('gender', readGender)),
      ...filled('bornOn', bornOn),
      ...filled('language', reader.take('language', readLanguage)),
      ...filled('source', reader.text('source')),
      ...filled(
        'branchId',
        reader.take('branchName', (cell) => lookUp(cell, lookups.branchIds, 'unknown-branch')),
      ),
      ...filled(
        'ownerId',
        reader.take('ownerName', (cell) => lookUp(cell, lookups.staffIds, 'unknown-staff')),
      ),
      ...filled('address', address || undefined),
      ...filled(
        'firstContactAt',
        firstContactOn && new Date(toInstant(Date.parse(`${firstContactOn}T00:00:00Z`))).toISOString(),
      ),
      phones: places.allOf('phone').flatMap((place) => reader.takeAt(place, 'phone', readCode) ?? []),
      emails: all('email'),
      identities: identitiesOf(reader, options.source),
      tags: all('tags')
        .flatMap((text) => text.split(/[,;，；、|]/))
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    };
    return reader.faults === undefined ? { row } : { faults: reader.faults };
  };
}

/** Leaves a field out when nothing is said of it: an import never empties a field. */
function filled<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  return value === undefined || value === null ? {} : ({ [key]: value } as { [P in K]?: V });
}

function readTyped(cell: string): Reading<string | undefined> {
  return { value: filledText(cell) };
}

function namesOf(reader: RowReader): Partial<CustomerRow> {
  const organisationName = reader.text('organisationName');
  const name = reader.text('name');
  const familyName = reader.text('familyName');
  const givenName = reader.text('givenName');
  const namesPerson = name !== null || familyName !== null || givenName !== null;
  if (organisationName !== null && !namesPerson) return { kind: 'organisation', organisationName };
  return { ...filled('name', name), ...filled('familyName', familyName), ...filled('givenName', givenName) };
}

function identitiesOf(reader: RowReader, source: string): { kind: string; value: string }[] {
  const given: [kind: string, field: string][] = [
    [`external:${source}`, 'customerNumber'],
    ['member-number', 'memberNumber'],
    ['national-id', 'nationalId'],
  ];
  return given.flatMap(([kind, field]) => {
    const value = reader.take(field, readCode);
    return value === undefined ? [] : [{ kind, value }];
  });
}
