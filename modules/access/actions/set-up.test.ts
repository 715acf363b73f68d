import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { listBranchRows } from '../data/branch-queries.ts';
import { listStaffRows } from '../data/staff-queries.ts';
import { setUp } from './set-up.ts';

const form = {
  businessName: '常青听力',
  timeZone: 'Asia/Shanghai',
  region: 'CN',
  currency: 'CNY',
  branchName: '越秀店',
  displayName: 'Ann Lee',
  email: 'Ann@example.org',
};

describe('setting the system up', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('lets only one of two forms sent at once create the administrator', async () => {
    const send = () => database.act('administrator', (ctx) => setUp(ctx, form, 'hash'));

    const outcomes = await Promise.allSettled([send(), send()]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: { code: 'already-set-up' } },
    });
    expect(await listStaffRows(database.db)).toMatchObject([
      { displayName: 'Ann Lee', roles: ['administrator'] },
    ]);
    expect(await listBranchRows(database.db)).toMatchObject([{ name: '越秀店' }]);
  });
});
