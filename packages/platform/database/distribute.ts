import pg from 'pg';
import { listMigrations, type TableDeclaration } from './migrations.ts';

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/**
 * Lays the tables of a migrated database out over a Citus cluster as their migrations declare.
 * Safe to repeat: tables already laid out are left alone. Foreign keys are taken off first and put back last, because Citus wants that order.
 */
export async function distribute(
  url: string,
  modules: readonly { name: string; migrations?: URL }[],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create extension if not exists citus');
    const declarations = listMigrations(modules).flatMap(({ tables }) => tables);
    const waiting = await notYetLaidOut(client, declarations);
    const keys = await foreignKeysOf(client, waiting);
    for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
    for (const declaration of waiting) await layOut(client, declaration);
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
    return waiting.map(({ table }) => table);
  } finally {
    await client.end();
  }
}

async function notYetLaidOut(
  client: pg.Client,
  declarations: TableDeclaration[],
): Promise<TableDeclaration[]> {
  const { rows } = await client.query<{ table: string }>(
    `select logicalrelid::regclass::text as "table" from pg_dist_partition`,
  );
  const done = new Set(rows.map(({ table }) => table));
  return declarations.filter(({ kind, table }) => kind !== 'local' && !done.has(table));
}

async function foreignKeysOf(client: pg.Client, declarations: TableDeclaration[]): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)`,
    [declarations.map(({ table }) => table)],
  );
  return rows;
}

async function layOut(client: pg.Client, declaration: TableDeclaration): Promise<void> {
  if (declaration.kind === 'reference')
    await client.query('select create_reference_table($1)', [declaration.table]);
  if (declaration.kind === 'distributed') {
    await client.query('select create_distributed_table($1, $2)', [declaration.table, declaration.by]);
  }
}
