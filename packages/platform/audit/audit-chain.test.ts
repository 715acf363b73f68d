import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeAudit } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { pruneAudit } from './prune-audit.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

describe('the chain of the audit log', () => {
  const open: TestDatabase[] = [];
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
    open.push(database);
    for (let number = 1; number <= 5; number++) {
      database.clock.moveTo(`2026-03-02T09:00:0${number}.000Z`);
      await write(`thing-${number}`);
    }
  });
  afterAll(() => Promise.all(open.map((one) => one.drop())));

  const write = (subjectId: string) =>
    database.act('manager', (ctx) =>
      writeAudit(ctx, 'branch.added', { subjectKind: 'branch', subjectId, name: '越秀店' }),
    );
  const seal = () => sealAudit(database.platform.database, database.clock);
  const idOf = async (subjectId: string) => {
    const { rows } = await sql<{ id: string }>`
      select audit_id as id from platform.audit where subject_id = ${subjectId}`.execute(database.db);
    return rows[0]?.id;
  };

  it('holds when nobody touched it', async () => {
    expect((await verifyAudit(database.db)).unsealed).toBe(5);

    await seal();
    await write('later');
    await seal();

    expect(await verifyAudit(database.db)).toMatchObject({ entries: 6, unsealed: 0, findings: [] });
  });

  it.each([
    [
      'what it says',
      sql`update platform.audit set detail = '{"name": "天河店"}' where subject_id = 'thing-3'`,
    ],
    ['who did it', sql`update platform.audit set actor_name = 'somebody else' where subject_id = 'thing-3'`],
    [
      'its instant by a microsecond',
      sql`update platform.audit set at = at + interval '1 microsecond' where subject_id = 'thing-3'`,
    ],
  ])('finds an entry of which %s was changed, at that entry and no other', async (_, change) => {
    await seal();

    await change.execute(database.db);

    const { findings } = await verifyAudit(database.db);
    expect(findings).toEqual([{ kind: 'changed', sealNumber: 3, auditId: await idOf('thing-3') }]);
  });

  it('finds an entry that was removed, with its seal or without', async () => {
    await seal();
    const second = await idOf('thing-2');

    await sql`delete from platform.audit where subject_id in ('thing-2', 'thing-4')`.execute(database.db);
    await sql`delete from platform.audit_seal where seal_number = 4`.execute(database.db);

    const { findings } = await verifyAudit(database.db);
    expect(findings).toEqual([
      { kind: 'removed', sealNumber: 2, auditId: second },
      { kind: 'seal-removed', sealNumber: 4, auditId: null },
    ]);
  });

  it('finds an entry removed before it was sealed', async () => {
    const id = await idOf('thing-1');

    await sql`delete from platform.audit where subject_id = 'thing-1'`.execute(database.db);
    await seal();

    expect((await verifyAudit(database.db)).findings).toEqual([
      { kind: 'removed', sealNumber: null, auditId: id },
    ]);
  });

  it('finds an entry that was slipped in, and one that pretends to be older than it is', async () => {
    await seal();
    const slipIn = (subjectId: string) =>
      sql`
      insert into platform.audit (audit_id, at, actor_id, actor_name, action, subject_id, request_id)
      select gen_random_uuid(), at - interval '3 hours', actor_id, actor_name, action, ${subjectId}, request_id
      from platform.audit where subject_id = 'thing-1'`.execute(database.db);

    await slipIn('unsealed');
    await slipIn('sealed');
    await sql`insert into platform.audit_unsealed select audit_id from platform.audit where subject_id = 'sealed'`.execute(
      database.db,
    );
    await seal();

    expect((await verifyAudit(database.db)).findings).toEqual([
      { kind: 'backdated', sealNumber: 6, auditId: await idOf('sealed') },
      { kind: 'inserted', sealNumber: null, auditId: await idOf('unsealed') },
    ]);
  });

  it('finds that the end was cut off, by an end noted earlier', async () => {
    const noted = await seal();

    await sql`delete from platform.audit where subject_id = 'thing-5'`.execute(database.db);
    await sql`delete from platform.audit_seal where seal_number = 5`.execute(database.db);

    expect((await verifyAudit(database.db)).findings).toEqual([]);
    expect((await verifyAudit(database.db, noted)).findings).toMatchObject([
      { kind: 'cut-off', sealNumber: 5 },
    ]);
  });

  it('is extended once by two that seal at once, also with an entry that commits late', async () => {
    await Promise.all([seal(), seal(), seal()]);
    await write('late');
    await Promise.all([seal(), seal()]);
    await seal();

    expect(await verifyAudit(database.db)).toMatchObject({ entries: 6, unsealed: 0, findings: [] });
  });

  it('goes on from a checkpoint when old entries are pruned, and vouches for the pruning', async () => {
    await seal();
    database.clock.moveTo('2033-03-02T09:00:00.000Z');
    await write('years later');
    await seal();

    const removed = await database.act('administrator', (ctx) =>
      pruneAudit(ctx, new Date('2030-01-01T00:00:00Z')),
    );
    await seal();

    expect(removed).toBe(5);
    expect(await verifyAudit(database.db)).toMatchObject({ entries: 2, unsealed: 0, findings: [] });
    await sql`delete from platform.audit where action = 'audit.pruned'`.execute(database.db);
    expect((await verifyAudit(database.db)).findings.map(({ kind }) => kind)).toContain(
      'unaccounted-pruning',
    );
  });
});
