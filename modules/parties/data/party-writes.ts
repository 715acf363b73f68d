import { sql } from 'kysely';
import { copyRows, type Database } from '#platform';
import type { FieldChange, PartyKind } from '../contract/index.ts';
import { type IdentityKey, isExclusiveKind } from '../domain/identity.ts';
import type { PartyFacts } from '../domain/party-draft.ts';
import type { NameForms } from '../domain/party-name.ts';
import { tsvectorText } from './tsvector-text.ts';

/** A party ready to be written: facts and everything derived from them. */
export interface PartyRow extends PartyFacts {
  partyId: string;
  number: string;
  forms: NameForms;
  lexemes: readonly string[];
  primaryPhone: string | null;
  knownShare: number;
  firstContactAt: Date | string;
  importId: string | null;
}

export interface ContactPointRow {
  partyId: string;
  contactPointId: string;
  kind: 'phone' | 'email' | 'address' | 'fax';
  label: string | null;
  typed: string;
  value: string;
  nationalDigits: string | null;
  extension: string | null;
  preferredAt: Date | string | null;
  confirmedAt: Date | string | null;
  importId: string | null;
}

export interface IdentityRow extends IdentityKey {
  partyId: string;
  source: string | null;
  importId: string | null;
}

/** Who writes, and when: stands on every row. */
export interface Stamp {
  at: Date;
  byId: string;
  byName: string;
}

/** Adds parties with an empty row of figures each. */
export async function insertParties(tx: Database, parties: readonly PartyRow[], stamp: Stamp): Promise<void> {
  if (parties.length === 0) return;
  const at = stamp.at.toISOString();
  await copyRows(
    tx,
    'parties.party',
    [
      ...FACT_COLUMNS,
      'party_id',
      'number',
      'first_contact_at',
      'created_at',
      'created_by',
      'created_by_name',
      'updated_at',
      'import_id',
    ],
    parties.map((party) => [
      ...factCells(party),
      party.partyId,
      party.number,
      asText(party.firstContactAt),
      at,
      stamp.byId,
      stamp.byName,
      at,
      party.importId,
    ]),
  );
  await copyRows(
    tx,
    'parties.figure',
    ['party_id', 'branch_id'],
    parties.map(({ partyId, branchId }) => [partyId, branchId]),
  );
}

const FACT_COLUMNS = [
  'kind',
  'family_name',
  'given_name',
  'organisation_name',
  'other_name',
  'display_name',
  'latin_name',
  'name_key',
  'sort_key',
  'gender',
  'born_on',
  'died_on',
  'language',
  'preferred_channel',
  'contact_hours',
  'source',
  'branch_id',
  'owner_id',
  'primary_phone',
  'search_document',
  'known_share',
] as const;

const COLUMN_TYPES: Partial<Record<(typeof FACT_COLUMNS)[number], string>> = {
  born_on: 'date',
  died_on: 'date',
  branch_id: 'uuid',
  owner_id: 'uuid',
  search_document: 'tsvector',
  known_share: 'double precision',
};

type WrittenFacts = PartyFacts & {
  kind: PartyKind;
  forms: NameForms;
  lexemes: readonly string[];
  primaryPhone: string | null;
  knownShare: number;
};

function factCells(party: WrittenFacts): (string | null)[] {
  return [
    party.kind,
    party.familyName,
    party.givenName,
    party.organisationName,
    party.otherName,
    party.forms.displayName,
    party.forms.latinName,
    party.forms.nameKey,
    party.forms.sortKey,
    party.gender,
    party.bornOn,
    party.diedOn,
    party.language,
    party.preferredChannel,
    party.contactHours,
    party.source,
    party.branchId,
    party.ownerId,
    party.primaryPhone,
    tsvectorText(party.lexemes),
    String(party.knownShare),
  ];
}

/** A party as it shall read from now on; `version` is the one it was read at. */
export type ChangedParty = WrittenFacts & { partyId: string; version: number; archivedAt: string | null };

/**
 * Writes changed parties in one statement and moves their versions on. Gives how many were written: fewer than given
 * means that somebody else changed one between reading and now.
 */
export async function rewriteParties(
  tx: Database,
  parties: readonly ChangedParty[],
  stamp: Stamp,
): Promise<number> {
  if (parties.length === 0) return 0;
  const cells = parties.map(factCells);
  const columns = FACT_COLUMNS.map((_, place) => cells.map((row) => row[place] ?? null));
  const incoming = sql`
    unnest(${sql.join(columns.map((values) => sql`${values}::text[]`))},
      ${parties.map(({ partyId }) => partyId)}::uuid[], ${parties.map(({ version }) => version)}::integer[],
      ${parties.map(({ archivedAt }) => archivedAt)}::timestamptz[])
    as n (${sql.raw(FACT_COLUMNS.join(', '))}, party_id, version, archived_at)`;
  const assignments = sql.raw(
    FACT_COLUMNS.map((column) => `${column} = n.${column}::${COLUMN_TYPES[column] ?? 'text'}`).join(', '),
  );
  const result = await sql`
    update parties.party p
    set ${assignments}, version = p.version + 1, updated_at = ${stamp.at}, archived_at = n.archived_at,
      archived_by = case when n.archived_at is null then null
                         when p.archived_at is null then ${stamp.byId}::uuid else p.archived_by end
    from ${incoming} where p.party_id = n.party_id and p.version = n.version`.execute(tx);
  await sql`
    update parties.figure f set branch_id = n.branch_id
    from unnest(${parties.map(({ partyId }) => partyId)}::uuid[], ${parties.map(({ branchId }) => branchId)}::uuid[])
      as n (party_id, branch_id)
    where f.party_id = n.party_id and f.branch_id is distinct from n.branch_id`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Adds contact points. */
export async function insertContactPoints(
  tx: Database,
  rows: readonly ContactPointRow[],
  stamp: Stamp,
): Promise<void> {
  if (rows.length === 0) return;
  await copyRows(
    tx,
    'parties.contact_point',
    [
      'party_id',
      'contact_point_id',
      'kind',
      'label',
      'typed',
      'value',
      'national_digits',
      'extension',
      'preferred_at',
      'confirmed_at',
      'added_at',
      'added_by',
      'import_id',
    ],
    rows.map((row) => [
      row.partyId,
      row.contactPointId,
      row.kind,
      row.label,
      row.typed,
      row.value,
      row.nationalDigits,
      row.extension,
      asText(row.preferredAt),
      asText(row.confirmedAt),
      stamp.at.toISOString(),
      stamp.byId,
      row.importId,
    ]),
  );
}

/** Adds identities; the caller has seen to it that exclusive ones are free. */
export async function insertIdentities(
  tx: Database,
  rows: readonly IdentityRow[],
  stamp: Stamp,
): Promise<void> {
  if (rows.length === 0) return;
  await copyRows(
    tx,
    'parties.identity',
    ['value', 'kind', 'party_id', 'exclusive', 'source', 'added_at', 'import_id'],
    rows.map((row) => [
      row.value,
      row.kind,
      row.partyId,
      isExclusiveKind(row.kind),
      row.source,
      stamp.at.toISOString(),
      row.importId,
    ]),
  );
}

/** Tags parties; a tag seen for the first time is offered to everybody from now on. */
export async function insertTags(
  tx: Database,
  rows: readonly { partyId: string; tag: string; importId: string | null }[],
  stamp: Stamp,
): Promise<void> {
  if (rows.length === 0) return;
  const tags = [...new Set(rows.map(({ tag }) => tag))];
  await sql`
    insert into parties.tag (tag, first_used_at) select tag, ${stamp.at} from unnest(${tags}::text[]) as tag
    on conflict do nothing`.execute(tx);
  await copyRows(
    tx,
    'parties.party_tag',
    ['party_id', 'tag', 'added_at', 'added_by', 'import_id'],
    rows.map(({ partyId, tag, importId }) => [partyId, tag, stamp.at.toISOString(), stamp.byId, importId]),
  );
}

/** Records edits as facts. */
export async function insertChanges(
  tx: Database,
  rows: readonly {
    partyId: string;
    changeId: string;
    changes: readonly FieldChange[];
    importId: string | null;
  }[],
  stamp: Stamp,
): Promise<void> {
  if (rows.length === 0) return;
  await copyRows(
    tx,
    'parties.change',
    ['party_id', 'change_id', 'at', 'by_id', 'by_name', 'changes', 'import_id'],
    rows.map(({ partyId, changeId, changes, importId }) => [
      partyId,
      changeId,
      stamp.at.toISOString(),
      stamp.byId,
      stamp.byName,
      JSON.stringify(changes),
      importId,
    ]),
  );
}

function asText(at: Date | string | null): string | null {
  return at instanceof Date ? at.toISOString() : at;
}
