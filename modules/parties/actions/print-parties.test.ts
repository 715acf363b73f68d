import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { aParty } from '../testing/index.ts';
import { updateContactPoint } from './contact-points.ts';
import { printParties, printParty } from './print-parties.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const audited = async (action: string) => {
  const { rows } = await sql<{ watermark: string }>`
    select detail ->> 'watermark' as watermark from platform.audit where action = ${action}`.execute(
    database.db,
  );
  return rows.map(({ watermark }) => watermark);
};

describe('a customer file on paper', () => {
  it('carries the line of who took it, stands in the log, and leaves out what is not to be used', async () => {
    const { partyId, contactPoints } = await act('administrator', (ctx) =>
      aParty(ctx, {
        name: '陈桂芳',
        contactPoints: [
          { kind: 'phone', typed: '13800135521' },
          { kind: 'phone', typed: '13800135522' },
        ],
      }),
    );
    await act('administrator', (ctx) =>
      updateContactPoint(ctx, partyId, contactPoints[0]?.contactPointId ?? '', { barred: 'wrong-person' }),
    );

    const sheet = await act('administrator', (ctx) => printParty(ctx, partyId));

    expect(sheet.party.contactPoints.map(({ value }) => value)).toEqual(['+8613800135522']);
    expect(await audited('party.printed')).toEqual([sheet.watermark]);
  });

  it('is refused beyond the branches of who prints', async () => {
    const { branchId } = await act('administrator', (ctx) => addBranch(ctx, '越秀店'));
    const { partyId } = await act('administrator', (ctx) => aParty(ctx, { name: '李敏', branchId }));

    const elsewhere = act(actorWithRole('manager', { branchIds: [] }), (ctx) => printParty(ctx, partyId));

    await expect(elsewhere).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('prints a list with the same line, recorded with how many rows', async () => {
    const list = await act('administrator', (ctx) =>
      printParties(ctx, { archived: 'without', sort: 'name' }),
    );

    expect(list.items.length).toBeGreaterThan(0);
    expect(list).toMatchObject({ hasMore: false, count: list.items.length, exact: true });
    expect(await audited('parties.printed')).toEqual([list.watermark]);
  });
});
