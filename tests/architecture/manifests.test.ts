import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#contract';
import { isMutation, type Route, toOpenApi } from '#contract-kit';
import type { ModuleManifest } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../apps/server/modules.ts';
import { MODULE_ORDER } from './module-order.ts';

describe('the manifests', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('name every table that holds something of a party, so that it is exported and erased with the person', async () => {
    const { rows } = await sql<{ table: string }>`
      select table_schema || '.' || table_name as "table" from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where column_name = 'party_id' and table_type = 'BASE TABLE'`.execute(database.db);
    const named = new Set(businessModules.flatMap(({ personalData }) => personalData.tables));

    expect(rows.map(({ table }) => table).filter((table) => !named.has(table))).toEqual([]);
  });

  it('say what a merge does with each of those tables', () => {
    expect(tablesWithoutMergeRule(businessModules)).toEqual([]);
  });

  it('are caught when a table has no rule for merging, or a rule is for a table they do not name', () => {
    const forgetful: MergeManifest = {
      name: 'visits',
      personalData: { tables: ['visits.visit'] },
      mergeParties: { 'visits.vist': 'move' },
    };

    expect(tablesWithoutMergeRule([forgetful])).toEqual([
      'visits: mergeParties of its module.ts lacks visits.visit',
      'visits: mergeParties names visits.vist, which personalData does not',
    ]);
  });

  it('stand in the order of the list', () => {
    const names = businessModules.map(({ name }) => name);

    expect(names).toEqual(MODULE_ORDER.filter((name) => names.includes(name)));
  });

  it('bind every route of the contract, and no other', () => {
    const bound = new Set(businessModules.flatMap(({ routes }) => routes.map(({ route }) => route as Route)));
    const declared = Object.entries(contract)
      .filter(([name]) => name !== 'access')
      .flatMap(([, routes]) => Object.values(routes) as Route[]);

    expect(declared.filter((route) => !bound.has(route)).map(({ path }) => path)).toEqual([]);
    expect(bound.size).toBe(declared.length);
  });
});

type MergeManifest = Pick<ModuleManifest, 'name' | 'personalData' | 'mergeParties'>;

/** Two files of one customer are made one table by table, so that none may be forgotten. */
function tablesWithoutMergeRule(modules: readonly MergeManifest[]): string[] {
  return modules.flatMap(({ name, personalData, mergeParties = {} }) => [
    ...personalData.tables
      .filter((table) => !(table in mergeParties))
      .map((table) => `${name}: mergeParties of its module.ts lacks ${table}`),
    ...Object.keys(mergeParties)
      .filter((table) => !personalData.tables.includes(table))
      .map((table) => `${name}: mergeParties names ${table}, which personalData does not`),
  ]);
}

describe('the contract', () => {
  const routes = Object.values(contract).flatMap((module) => Object.values(module) as Route[]);

  it('gives each route an address of its own', () => {
    const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);

    expect(addresses.length).toBe(new Set(addresses).size);
  });

  it('audits every change', () => {
    expect(routes.filter((route) => isMutation(route) && !route.audit)).toEqual([]);
  });

  it('makes an OpenAPI document that names every route', () => {
    const document = toOpenApi(contract, { title: 'Perennial', version: '0' }) as {
      paths: Record<string, object>;
    };
    const operations = Object.values(document.paths).reduce((sum, path) => sum + Object.keys(path).length, 0);

    expect(operations).toBe(routes.length);
  });
});
