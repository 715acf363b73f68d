import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** `202611220900-create-platform`. */
  name: string;
  module: string;
  sql: string;
  checksum: string;
  tables: TableDeclaration[];
}

/** Which of the three kinds a table is: spread by a key, copied to every node, or kept on the coordinator. */
export type TableDeclaration =
  | { kind: 'distributed'; table: string; by: string }
  | { kind: 'reference'; table: string }
  | { kind: 'local'; table: string };

const FILE_NAME = /^(\d{12}-[a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/;
const DECLARATION = /^-- (distributed|reference|local): ([a-z_]+\.[a-z_]+)(?: by ([a-z_]+))?$/gm;

const ownMigrations = { name: 'platform', migrations: new URL('./migrations/', import.meta.url) };

/** All migrations of the platform and the modules, oldest first. */
export function listMigrations(modules: readonly { name: string; migrations?: URL }[]): Migration[] {
  return [ownMigrations, ...modules]
    .flatMap(readFolder)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function readFolder(module: { name: string; migrations?: URL }): Migration[] {
  if (!module.migrations) return [];
  const folder = module.migrations;
  return readdirSync(fileURLToPath(folder))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => {
      const name = FILE_NAME.exec(file)?.[1];
      if (!name)
        throw new Error(`migration ${module.name}/${file} is not named YYYYMMDDHHMM-verb-object.sql`);
      const sql = readFileSync(new URL(file, folder), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { name, module: module.name, sql, checksum, tables: declaredTables(sql) };
    });
}

/** Reads the `-- distributed: schema.table by key` lines of a migration. */
export function declaredTables(sql: string): TableDeclaration[] {
  return [...sql.matchAll(DECLARATION)].map(([, kind, table = '', by]) => {
    if (kind === 'distributed') {
      if (!by) throw new Error(`the declaration of ${table} names no key to distribute by`);
      return { kind, table, by };
    }
    return { kind: kind as 'reference' | 'local', table };
  });
}
