import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from '#platform';
import type { PrivacyTables } from './tables.ts';

export type CertificateRow = Selectable<PrivacyTables['privacy.certificate']>;
export type RetentionRuleRow = Selectable<PrivacyTables['privacy.retention_rule']>;

const tables = (db: Database) => db.withTables<PrivacyTables>();

export async function insertCertificate(
  db: Database,
  row: Insertable<PrivacyTables['privacy.certificate']>,
): Promise<void> {
  await tables(db).insertInto('privacy.certificate').values(row).execute();
}

/** Latest first. */
export async function listCertificateRows(
  db: Database,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<CertificateRow[]> {
  const [at, id] = page.after ?? [];
  const beyond = sql<boolean>`(at, certificate_id) < (${at}::timestamptz, ${id}::uuid)`;
  return tables(db)
    .selectFrom('privacy.certificate')
    .selectAll()
    .where(page.after ? beyond : sql<boolean>`true`)
    .orderBy('at', 'desc')
    .orderBy('certificate_id', 'desc')
    .limit(page.limit)
    .execute();
}

/** Keys of all files that were ever erased. */
export async function listErasedKeys(db: Database): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('privacy.certificate')
    .select('pseudonym')
    .where('pseudonym', 'is not', null)
    .execute();
  return rows.flatMap(({ pseudonym }) => pseudonym ?? []);
}

export async function listRetentionRules(db: Database): Promise<RetentionRuleRow[]> {
  return tables(db).selectFrom('privacy.retention_rule').selectAll().execute();
}

export async function upsertRetentionRule(
  db: Database,
  row: Insertable<PrivacyTables['privacy.retention_rule']>,
): Promise<void> {
  const { target: _, ...change } = row;
  await tables(db)
    .insertInto('privacy.retention_rule')
    .values(row)
    .onConflict((conflict) => conflict.column('target').doUpdateSet(change))
    .execute();
}
