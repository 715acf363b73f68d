import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { NewParty } from '../contract/index.ts';
import { findRecord } from '../data/party-record.ts';
import { aCast, aParty, cast } from '../testing/index.ts';
import { createParty } from './create-party.ts';
import { findPartiesByIdentity } from './find-parties.ts';
import { findPossibleDuplicates } from './find-possible-duplicates.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('adding a customer', () => {
  it('opens a file with everything that was given (S0-1)', async () => {
    const party = await database.act('administrator', (ctx) => createParty(ctx, cast.chenGuifang));

    expect(party).toMatchObject({
      number: 'C-000001',
      displayName: '陈桂芳',
      latinName: 'Chén Guìfāng',
      familyName: '陈',
      givenName: '桂芳',
      primaryPhone: '+8613800135521',
      tags: ['助听器双耳', '宜电话'],
      version: 1,
      contactPoints: [
        { kind: 'phone', typed: '138 0013 5521', value: '+8613800135521', label: '手机' },
        { kind: 'address', typed: '广州市越秀区东风中路 318 号 502' },
      ],
      identities: [{ kind: 'member-number', masked: 'VIP-0032' }],
      completeness: { askNext: ['email'] },
    });
  });

  it('gives everyone a number of their own, also when several are added at once', async () => {
    const add = () => database.act('administrator', (ctx) => aParty(ctx));

    const parties = await Promise.all([add(), add(), add(), add()]);

    expect(new Set(parties.map(({ number }) => number)).size).toBe(4);
    expect(parties.every(({ number }) => /^C-\d{6}$/.test(number))).toBe(true);
  });

  it('tells all faults at once, by their fields', async () => {
    const adding = database.act('administrator', (ctx) =>
      createParty(ctx, {
        name: ' \u200f ',
        bornOn: '2199-01-01',
        contactPoints: [
          { kind: 'phone', typed: 'ring twice' },
          { kind: 'email', typed: 'nobody' },
        ],
        identities: [{ kind: 'national-id', value: '110105194912310021' }],
      }),
    );

    await expect(adding).rejects.toMatchObject({
      problem: { code: 'invalid-request' },
      faults: [
        { path: 'body.name', code: 'name-missing' },
        { path: 'body.bornOn', code: 'birthday-out-of-range' },
        { path: 'body.contactPoints.0.typed', code: 'phone-has-letters' },
        { path: 'body.contactPoints.1.typed', code: 'email-malformed' },
        { path: 'body.identities.0', code: 'national-id-check' },
      ],
    });
  });

  it('takes a name of 300 characters and finds it in the order of names', async () => {
    const long = Array.from({ length: 300 }, (_, place) => String.fromCodePoint(0x4e00 + place * 37)).join(
      '',
    );

    const party = await database.act('administrator', (ctx) => createParty(ctx, { name: long }));

    expect(party.displayName).toBe(long);
  });

  it('refuses a name of more than 300 characters and one of a branch that is not there', async () => {
    const add = (form: NewParty) => database.act('administrator', (ctx) => createParty(ctx, form));

    await expect(add({ name: '长'.repeat(301) })).rejects.toMatchObject({
      faults: [{ code: 'name-too-long' }],
    });
    await expect(
      add({ name: '王五', branchId: '01890000-0000-7000-8000-00000000dead' }),
    ).rejects.toMatchObject({ faults: [{ code: 'unknown-branch' }] });
  });

  it('gives a customer to the branch of whoever adds them, and to no foreign branch', async () => {
    const { branchId } = await database.act('administrator', (ctx) => addBranch(ctx, '越秀店'));
    const other = await database.act('administrator', (ctx) => addBranch(ctx, '天河店'));
    const clerk = actorWithRole('front-desk', { branchIds: [branchId] });

    const party = await database.act(clerk, (ctx) => createParty(ctx, { name: '周一新' }));

    expect(party.branchId).toBe(branchId);
    await expect(
      database.act(clerk, (ctx) => createParty(ctx, { name: '周二新', branchId: other.branchId })),
    ).rejects.toMatchObject({ faults: [{ code: 'foreign-branch' }] });
  });
});

describe('adding somebody who may be here already (S1-53)', () => {
  let chenGuifangId: string;
  beforeAll(async () => {
    await database.drop();
    database = await testDatabase();
    const made = await database.act('administrator', (ctx) => aCast(ctx));
    chenGuifangId = made.chenGuifang.partyId;
  });

  it('answers with who it may be and why, and adds nobody', async () => {
    const adding = database.act('administrator', (ctx) =>
      createParty(ctx, { name: '陳桂芳', contactPoints: [{ kind: 'phone', typed: '+86 13800135521' }] }),
    );

    await expect(adding).rejects.toMatchObject({
      problem: { code: 'party-possibly-exists', status: 409 },
      context: {
        possibleDuplicates: [{ partyId: chenGuifangId, reason: 'same-name-and-phone', score: 0.95 }],
      },
    });
  });

  it.each([
    [{ name: '陈桂芳', bornOn: '1950-03-12' }, 'same-name-and-birthday', 0.97],
    [{ name: 'Guifang Chen', phone: '138-0013-5521' }, 'similar-name-and-phone', 0.8],
    [{ name: '王小丫', phone: '13800135521' }, 'same-phone', 0.4],
    [{ name: '陈桂芳' }, 'same-name', 0.3],
  ])('knows %j by %s', async (typed, reason, score) => {
    const { possibleDuplicates } = await database.act('administrator', (ctx) =>
      findPossibleDuplicates(ctx, { kind: 'person', ...typed }),
    );

    expect(possibleDuplicates).toMatchObject([
      { partyId: chenGuifangId, reason, score: expect.closeTo(score, 1) },
    ]);
  });

  it('shows a household that shares a telephone as weak candidates only', async () => {
    const { possibleDuplicates } = await database.act('administrator', (ctx) =>
      findPossibleDuplicates(ctx, { kind: 'person', name: '李小军', phone: '(020) 8765-4321' }),
    );

    expect(possibleDuplicates.map(({ displayName, score }) => [displayName, score])).toEqual([
      ['李国强', 0.4],
      ['李敏', 0.4],
    ]);
  });

  it('does not give away customers of other branches', async () => {
    const { branchId } = await database.act('administrator', (ctx) => addBranch(ctx, '海珠店'));
    await database.act('administrator', (ctx) => aParty(ctx, { name: '钱多多', branchId }));
    const elsewhere = actorWithRole('front-desk', { branchIds: ['01890000-0000-7000-8000-00000000beef'] });

    const { possibleDuplicates } = await database.act(elsewhere, (ctx) =>
      findPossibleDuplicates(ctx, { kind: 'person', name: '钱多多' }),
    );

    expect(possibleDuplicates).toEqual([]);
  });

  it('adds them all the same when asked to', async () => {
    const party = await database.act('administrator', (ctx) =>
      createParty(ctx, { name: '陈桂芳', allowDuplicate: true }),
    );

    expect(party.partyId).not.toBe(chenGuifangId);
  });

  it('refuses a member number that somebody holds, whatever was allowed', async () => {
    const adding = database.act('administrator', (ctx) =>
      createParty(ctx, {
        name: '新来的',
        identities: [{ kind: 'member-number', value: 'vip-0032' }],
        allowDuplicate: true,
      }),
    );

    await expect(adding).rejects.toMatchObject({
      problem: { code: 'identity-belongs-to-another' },
      context: { partyId: chenGuifangId },
    });
  });

  it('finds everybody who goes by a telephone', async () => {
    const found = await database.act('administrator', (ctx) =>
      findPartiesByIdentity(ctx, { kind: 'phone', value: '8765 4321' }),
    );
    const home = await database.act('administrator', (ctx) =>
      findPartiesByIdentity(ctx, { kind: 'phone', value: '020 8765 4321' }),
    );

    expect(found).toEqual([]);
    expect(home.map(({ displayName }) => displayName).sort()).toEqual(['李国强', '李敏'].sort());
  });

  it('records first contact before any purchase (S2-7)', async () => {
    const party = await database.act('administrator', (ctx) =>
      aParty(ctx, { firstContactAt: '2025-01-05T02:00:00Z', source: '报纸广告' }),
    );

    const record = await findRecord(database.db, party.partyId);
    expect(record).toMatchObject({ firstContactAt: '2025-01-05T02:00:00.000Z', source: '报纸广告' });
    expect(party.figures).toMatchObject({ purchaseCount: 0, lastPurchaseOn: null });
  });
});
