import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { NewParty } from '../contract/index.ts';
import { aParty } from '../testing/index.ts';
import { listCertainDuplicates } from './certain-duplicates.ts';
import { startSweep } from './duplicates.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const add = async (form: NewParty) =>
  (await database.act('administrator', (ctx) => aParty(ctx, { allowDuplicate: true, ...form }))).partyId;

describe('pairs merged without looking at each', () => {
  it('agree in everything, name who stays, and hold no file twice', async () => {
    const phone = (typed: string) => [{ kind: 'phone' as const, typed }];
    const twin = { name: '欧阳翠屏', bornOn: '1951-02-03', contactPoints: phone('13711806653') };
    const [first] = [await add({ ...twin, firstContactAt: '2019-01-01T00:00:00.000Z' }), await add(twin)];
    // Three of one person: the third waits for the first two to be one.
    await add({ name: '司徒静', bornOn: '1960-05-05', contactPoints: phone('13711806601') });
    await add({ name: '司徒静', bornOn: '1960-05-05', contactPoints: phone('13711806601') });
    await add({ name: '司徒静', bornOn: '1960-05-05', contactPoints: phone('13711806601') });
    // As alike, but one of them has died.
    const late = { name: '上官云', bornOn: '1944-04-04', contactPoints: phone('13711806602') };
    await add(late);
    await add({ ...late, diedOn: '2025-01-01' });
    await database.act('administrator', (ctx) => startSweep(ctx));
    await database.settle();

    const certain = await database.act('administrator', (ctx) => listCertainDuplicates(ctx, 100));

    expect(certain.items.map(({ party }) => party.displayName).sort()).toEqual(['司徒静', '欧阳翠屏']);
    expect(certain.items.find(({ party }) => party.displayName === '欧阳翠屏')).toMatchObject({
      survivorId: first,
      because: 'known-longer',
    });
    expect(certain.toLookAt).toBe(3);
  });
});
