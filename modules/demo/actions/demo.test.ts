import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRun } from '#modules/value';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import { generateDemoClinic } from '../../../packs/hearing/demo/generate-demo-clinic.ts';
import { loadDemo } from './load-demo.ts';
import { removeDemo } from './remove-demo.ts';

/** What keeps a record of what was done, and so has more rows after a removal than before. */
const LEDGERS = new Set([
  'platform.audit',
  'platform.audit_unsealed',
  'platform.setting',
  'platform.counter',
  'platform.event',
  'parties.tag',
  'platform.idempotency_key',
]);

describe('the demo', () => {
  let database: TestDatabase;
  const clinic = generateDemoClinic({ endOn: '2026-03-01', customers: 120 });
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('is loaded through everybody’s doors and taken out without a trace', async () => {
    const before = await rowCounts();

    const loaded = await database.act('administrator', (ctx) => loadDemo(ctx, clinic, 'hash'));
    await database.settle();
    await database.act('administrator', (ctx) => startRun(ctx, {}));
    await database.settle();
    const between = await rowCounts();
    const removed = await database.act('administrator', (ctx) => removeDemo(ctx, businessModules));
    await database.settle();

    expect(loaded).toMatchObject({ customers: clinic.customers.length, lines: clinic.lines.length });
    const files = clinic.customers.length + clinic.files.twins.length;
    expect(between['parties.party']).toBe(files);
    expect(between['parties.key_account']).toBe(clinic.files.keyAccounts.length);
    expect(between['parties.relation']).toBe(clinic.files.relations.length);
    expect(between['value.run']).toBe(1);
    expect(between['parties.possible_duplicate']).toBeGreaterThanOrEqual(clinic.files.twins.length);
    expect(removed).toEqual({ customers: files });
    expect(await rowCounts()).toEqual(before);
  });

  it('is not loaded twice', async () => {
    await database.act('administrator', (ctx) => loadDemo(ctx, clinic, 'hash'));

    expect(await database.act('administrator', (ctx) => loadDemo(ctx, clinic, 'hash'))).toBe(
      'already-loaded',
    );
  });

  async function rowCounts(): Promise<Record<string, number>> {
    const { rows } = await sql<{ table: string }>`
      select table_schema || '.' || table_name as "table" from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')`.execute(
      database.db,
    );
    const counts: Record<string, number> = {};
    for (const { table } of rows.filter((one) => !LEDGERS.has(one.table))) {
      const counted = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
        database.db,
      );
      counts[table] = counted.rows[0]?.count ?? 0;
    }
    return counts;
  }
});
