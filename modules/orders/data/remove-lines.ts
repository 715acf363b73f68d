import { sql } from 'kysely';
import type { Database } from '#platform';
import { ANONYMOUS_LINES, CUSTOMER_LINES, type Destination } from './store-lines.ts';

/** Forgets what an import had met; done when it ends. */
export async function forgetSightings(tx: Database, importId: string): Promise<void> {
  await sql`delete from orders.import_sighting where import_id = ${importId}`.execute(tx);
  await sql`delete from orders.anonymous_sighting where import_id = ${importId}`.execute(tx);
}

/** Takes out the lines an import created. Equal lines that stay are counted anew from 1, as those that come later expect. */
export async function removeImportedLines(tx: Database, importId: string): Promise<number> {
  let removed = 0;
  for (const destination of [CUSTOMER_LINES, ANONYMOUS_LINES]) {
    await noteKeysThatStay(tx, destination, importId);
    const result = await sql`
      delete from ${sql.raw(destination.table)} where import_id = ${importId}`.execute(tx);
    removed += Number(result.numAffectedRows ?? 0n);
    await countAnew(tx, destination);
  }
  await forgetSightings(tx, importId);
  return removed;
}

/** Keys of the import that other lines have too. */
async function noteKeysThatStay(tx: Database, { table, key }: Destination, importId: string): Promise<void> {
  const columns = sql.raw(key.map((column) => `l.${column}`).join(', '));
  const equal = sql.raw(key.map((column) => `o.${column} = l.${column}`).join(' and '));
  await sql`drop table if exists staying_key, counted_line`.execute(tx);
  await sql`
    create temporary table staying_key on commit drop as
    select distinct ${columns} from ${sql.raw(table)} as l
     where l.import_id = ${importId}
       and exists (select 1 from ${sql.raw(table)} as o
                    where ${equal} and o.import_id is distinct from ${importId}::uuid)`.execute(tx);
}

/** Lines are moved out of each other's way first: two of one number may not stand side by side for a moment. */
async function countAnew(tx: Database, { table, key }: Destination): Promise<void> {
  const keyColumns = sql.raw(key.join(', '));
  const same = (alias: string) =>
    sql.raw(key.map((column) => `${alias}.${column} = c.${column}`).join(' and '));
  const aside = sql.raw('1000000000');
  await sql`
    create temporary table counted_line on commit drop as
    select ${keyColumns}, l.occurrence as was,
           (row_number() over (partition by ${keyColumns} order by l.occurrence))::integer as becomes
      from ${sql.raw(table)} as l join staying_key using (${keyColumns})`.execute(tx);
  await sql`delete from counted_line where was = becomes`.execute(tx);
  await sql`
    update ${sql.raw(table)} as l set occurrence = c.becomes + ${aside}
      from counted_line as c where ${same('l')} and l.occurrence = c.was`.execute(tx);
  await sql`
    update ${sql.raw(table)} as l set occurrence = c.becomes
      from counted_line as c where ${same('l')} and l.occurrence = c.becomes + ${aside}`.execute(tx);
  const owner = key.includes('party_id') ? sql`r.party_id = c.party_id and` : sql``;
  await sql`
    update ${sql.raw(table)} as r set refunds_occurrence = c.becomes
      from counted_line as c
     where ${owner} r.refunds_line_key = c.line_key and r.refunds_occurrence = c.was`.execute(tx);
}

/** Takes out the sales of a source that belong to no customer, and gives how many. */
export async function removeAnonymousLines(tx: Database, source: string): Promise<number> {
  const removed = await sql`delete from orders.anonymous_line where source = ${source}`.execute(tx);
  return Number(removed.numAffectedRows ?? 0n);
}
