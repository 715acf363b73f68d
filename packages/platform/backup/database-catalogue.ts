import pg from 'pg';
import type { BackedUpTable, SequenceState } from './backup-format.ts';

/** Not PostgreSQL's own and not an extension's. `n` is the alias of pg_namespace. */
const ourSchemas = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend e where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')`;
const notAnExtensions = `not exists (
  select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')`;

/** The job queue makes these itself, by version and by day; they hold no work. */
const madeByTheQueue = new Set(['pgboss.version', 'pgboss.bam', 'pgboss.warning', 'pgboss.queue_stats']);

/** A foreign key, ready to be dropped and declared again; names are quoted. */
export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** `"schema"."name"`, safe to put into SQL. */
export function quoted(object: { schema: string; name: string }): string {
  return `${pg.escapeIdentifier(object.schema)}.${pg.escapeIdentifier(object.name)}`;
}

/** A comma-separated list of column names, safe to put into SQL. */
export function quotedColumns(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** Every table whose rows belong into a backup; a partitioned table counts once, with its partitions. */
export async function listBackedUpTables(client: pg.ClientBase): Promise<BackedUpTable[]> {
  const { rows } = await client.query<BackedUpTable>(`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
      and ${ourSchemas} and ${notAnExtensions}
    group by n.nspname, c.relname
    order by n.nspname, c.relname`);
  return rows.filter(({ schema, name }) => !madeByTheQueue.has(`${schema}.${name}`));
}

/** Where every sequence stands. */
export async function readSequences(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and c.relpersistence <> 't' and n.nspname <> 'pgboss' and ${ourSchemas} and ${notAnExtensions}
    order by 1, 2`);
  const states: SequenceState[] = [];
  for (const sequence of rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted(sequence)}`,
    );
    const found = state.rows[0];
    if (found !== undefined) states.push({ ...sequence, ...found });
  }
  return states;
}

/** All foreign keys, as they were declared; those that partitions inherit are left to their parents. */
export async function listForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ schema: string; name: string; key: string; definition: string }>(`
    select n.nspname as schema, c.relname as name, k.conname as key, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${ourSchemas} and ${notAnExtensions}
    order by 1, 2, 3`);
  return rows.map(({ key, definition, ...table }) => ({
    table: quoted(table),
    name: pg.escapeIdentifier(key),
    definition,
  }));
}

/** Materialised views, those that others read first. */
export async function listMaterialisedViews(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname as schema, c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'm' and c.relispopulated and ${ourSchemas} and ${notAnExtensions}
    order by c.oid`);
  return rows.map(quoted);
}

/** Schemas that hold our tables, `public` apart. */
export async function listSchemas(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname as name from pg_namespace n where n.nspname <> 'public' and ${ourSchemas} order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** Makes values read and written as text independent of how the server or the role is set up. */
export async function fixTextFormats(client: pg.ClientBase): Promise<void> {
  await client.query(`
    set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD';
    set intervalstyle = 'postgres'; set extra_float_digits = 3; set bytea_output = 'hex'; set row_security = off;
    set synchronize_seqscans = off; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`);
}
