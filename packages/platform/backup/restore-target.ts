import pg from 'pg';
import { BackupError } from './backup-error.ts';
import { listBackedUpTables, listSchemas } from './database-catalogue.ts';

const asideSuffix = '__replaced';

/** Refuses while a Perennial works on the database: it would write into what is being replaced. */
export async function refuseWhileInUse(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ sessions: number }>(`
    select count(*)::int as sessions from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name like 'perennial%' and application_name <> 'perennial-restore'`);
  const sessions = rows[0]?.sessions ?? 0;
  if (sessions === 0) return;
  throw new BackupError(
    `a running Perennial uses the database in ${sessions} sessions: stop it, then restore`,
  );
}

/** Refuses a database that holds tables. */
export async function refuseUnlessEmpty(client: pg.ClientBase): Promise<void> {
  const tables = await listBackedUpTables(client);
  if (tables.length === 0) return;
  throw new BackupError(
    `the database is not empty, it has ${tables.length} tables: restore into an empty one, or add --replace to lose what is there`,
  );
}

/**
 * Renames the schemas, so that the restore can make new ones and the old ones can come back if it fails.
 * After a restore that was cut off, the old ones come back first.
 */
export async function setAside(client: pg.ClientBase): Promise<void> {
  if ((await listSchemas(client)).some(isSetAside)) await undoRestore(client);
  await refuseForeignTables(client);
  await inTransaction(client, async () => {
    for (const schema of await listSchemas(client)) await rename(client, schema, schema + asideSuffix);
  });
}

/** Takes away what a failed restore made and gives schemas that were set aside their names back. */
export async function undoRestore(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    const schemas = await listSchemas(client);
    for (const schema of schemas) if (!isSetAside(schema)) await drop(client, schema);
    for (const schema of schemas) {
      if (isSetAside(schema)) await rename(client, schema, schema.slice(0, -asideSuffix.length));
    }
  });
}

/** For good; part of the transaction that loads the new rows. */
export async function dropSetAside(client: pg.ClientBase): Promise<void> {
  for (const schema of await listSchemas(client)) if (isSetAside(schema)) await drop(client, schema);
}

/** Whether a schema was renamed by `setAside`. */
export function isSetAside(schema: string): boolean {
  return schema.endsWith(asideSuffix);
}

async function refuseForeignTables(client: pg.ClientBase): Promise<void> {
  const foreign = (await listBackedUpTables(client)).filter(({ schema }) => schema === 'public');
  if (foreign.length === 0) return;
  throw new BackupError(
    `the schema public holds ${foreign.length} tables that are not Perennial's (${foreign[0]?.name}): restore into another database`,
  );
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function rename(client: pg.ClientBase, from: string, to: string): Promise<void> {
  await client.query(`alter schema ${pg.escapeIdentifier(from)} rename to ${pg.escapeIdentifier(to)}`);
}

async function drop(client: pg.ClientBase, schema: string): Promise<void> {
  await client.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`);
}
