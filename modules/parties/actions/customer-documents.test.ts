import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch, addStaff } from '#modules/access';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { CustomerDocument, NewParty } from '../contract/index.ts';
import { aParty } from '../testing/index.ts';
import { bringDocument } from './bring-document.ts';
import { updateContactPoint } from './contact-points.ts';
import { viewParty } from './party-view.ts';
import { addRelation, endRelation, flagKeyAccount, getRelations } from './relations.ts';
import { takeDocument } from './take-document.ts';

let here: TestDatabase;
let there: TestDatabase;
beforeAll(async () => {
  here = await testDatabase();
  there = await testDatabase();
});
afterAll(async () => {
  await here.drop();
  await there.drop();
});

const take = (from: TestDatabase, partyId: string, role = 'administrator') =>
  from.act(role, (ctx) => takeDocument(ctx, partyId));
const bring = (
  into: TestDatabase,
  document: CustomerDocument,
  options: Partial<Parameters<typeof bringDocument>[1]> = {},
) =>
  into.act('administrator', (ctx) =>
    bringDocument(ctx, { document, onto: null, allowDuplicate: true, dryRun: false, ...options }),
  );

const extensions = (database: TestDatabase, partyId: string) =>
  database.act('administrator', async (ctx) =>
    (await viewParty(ctx, partyId)).contactPoints
      .map(({ typed, extension }) => `${typed} ${extension}`)
      .toSorted(),
  );

let serial = 0;
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const aPhone = fc.constantFrom(
  '138 0013 5521',
  '+44 20 7946 0018',
  '020-8765 4321 转 12',
  '020 8765 4321',
  '+886 2 2771 2171',
  '12345',
);
const aPoint = fc.oneof(
  aPhone.map((typed) => ({ kind: 'phone' as const, typed, label: '手机' })),
  fc
    .constantFrom('Ada@Example.org', 'li.min@example.com')
    .map((typed) => ({ kind: 'email' as const, typed })),
  fc
    .constantFrom('广州市越秀区东风中路 318 号', '12 High Street')
    .map((typed) => ({ kind: 'address' as const, typed, preferred: true })),
);
const aCustomer: fc.Arbitrary<NewParty> = fc.record({
  familyName: fc.constantFrom('陈', 'Lowe', "O'Neill"),
  givenName: fc.string({ maxLength: 12, unit: 'grapheme' }),
  gender: maybe(fc.constantFrom('female' as const, 'male' as const, 'other' as const)),
  bornOn: maybe(fc.constantFrom('1950-03-12', '2000-02-29')),
  language: maybe(fc.constantFrom('yue', 'en')),
  preferredChannel: maybe(fc.constantFrom('phone' as const, 'letter' as const)),
  contactHours: maybe(fc.string({ maxLength: 20 })),
  source: maybe(fc.constantFrom('邻居介绍', 'fair')),
  firstContactAt: fc.constantFrom('2020-01-02T03:04:05.000Z', '2026-01-01T00:00:00.000Z'),
  contactPoints: fc.array(aPoint, { maxLength: 4 }),
  tags: fc.array(fc.constantFrom('宜电话', 'trial', '高价值'), { maxLength: 3 }),
  identities: fc.boolean().map((has) => {
    serial += 1;
    return has ? [{ kind: 'member-number', value: `M-${serial}` }] : [];
  }),
});

describe('a customer as a document', () => {
  it('reads the same in another system, and changes nothing when it is brought again', async () => {
    await fc.assert(
      fc.asyncProperty(aCustomer, fc.nat(), async (customer, choice) => {
        const made = await here.act('administrator', (ctx) =>
          aParty(ctx, { ...customer, allowDuplicate: true }),
        );
        const point = made.contactPoints[choice % Math.max(1, made.contactPoints.length)];
        if (point) {
          const edit =
            choice % 2 === 0 ? { barred: 'wrong-person' as const } : { verified: 'reached' as const };
          await here.act('administrator', (ctx) =>
            updateContactPoint(ctx, made.partyId, point.contactPointId, edit),
          );
        }
        const taken = await take(here, made.partyId);
        const { partyId, outcome } = await bring(
          there,
          JSON.parse(JSON.stringify(taken)) as CustomerDocument,
        );
        expect(outcome).toBe('created');
        expect((await take(there, partyId ?? '')).customer).toEqual(taken.customer);
        expect(await extensions(there, partyId ?? '')).toEqual(await extensions(here, made.partyId));
        const again = await bring(there, taken, { onto: partyId });
        expect(again).toEqual({ outcome: 'unchanged', partyId, changed: [], relations: [] });
      }),
      { numRuns: 30, seed: 20261122 },
    );
  });

  it('updates whoever holds its number, and empties nothing', async () => {
    const first = await here.act('administrator', (ctx) =>
      aParty(ctx, {
        name: '吴淑贞',
        source: 'fair',
        tags: ['a'],
        identities: [{ kind: 'member-number', value: 'VIP-77' }],
        contactPoints: [{ kind: 'phone', typed: '13711806653' }],
      }),
    );
    const taken = await take(here, first.partyId);
    const told: CustomerDocument = {
      ...taken,
      customer: {
        ...taken.customer,
        source: null,
        language: 'yue',
        tags: ['b'],
        contactPoints: [
          {
            kind: 'email',
            typed: 'wu@example.com',
            e164: null,
            label: null,
            preferredAt: null,
            confirmedAt: null,
            barredAt: '2026-01-02T00:00:00.000Z',
            barredReason: 'bounced',
            verifiedAt: null,
            verifiedByMeans: null,
          },
        ],
      },
    };
    const asked = await bring(here, told, { dryRun: true });
    expect(asked).toEqual({
      outcome: 'updated',
      partyId: first.partyId,
      changed: ['language', 'contactPoints', 'tags'],
      relations: [],
    });
    expect((await take(here, first.partyId)).customer).toEqual(taken.customer);

    await bring(here, told);
    const { customer } = await take(here, first.partyId);
    expect(customer).toMatchObject({ source: 'fair', language: 'yue', tags: ['a', 'b'] });
    expect(customer.contactPoints).toMatchObject([
      { kind: 'email', barredReason: 'bounced', confirmedAt: null },
      { kind: 'phone', e164: '+8613711806653', barredReason: null },
    ]);
  });

  it('belongs to the branch, the owner and the key accounts of the same name, in an empty system as in its own', async () => {
    const placesIn = (database: TestDatabase) =>
      database.act('administrator', async (ctx) => {
        const { branchId } = await addBranch(ctx, '荔湾店');
        const name = { displayName: '王芳', email: 'wang.fang@clinic.example' };
        const { staffId } = await addStaff(ctx, { ...name, roles: ['manager'], branchIds: [branchId] }, null);
        return { branchId, staffId };
      });
    const places = await placesIn(here);
    const made = await here.act('administrator', async (ctx) => {
      const party = await aParty(ctx, { name: '麦兆良', branchId: places.branchId, ownerId: places.staffId });
      await flagKeyAccount(ctx, party.partyId, {
        reason: '介绍过八位客户',
        ownerId: places.staffId,
        reviewOn: '2026-09-01',
      });
      return party;
    });
    const taken = await take(here, made.partyId);
    expect(taken.customer).toMatchObject({
      branch: '荔湾店',
      owner: 'wang.fang@clinic.example',
      keyAccount: { reason: '介绍过八位客户', owner: 'wang.fang@clinic.example', reviewOn: '2026-09-01' },
    });

    await expect(bring(there, taken)).rejects.toMatchObject({
      faults: [
        { path: 'body.document.customer.branch', code: 'unknown-branch' },
        { path: 'body.document.customer.owner', code: 'unknown-staff' },
        { path: 'body.document.customer.keyAccount.owner', code: 'unknown-staff' },
      ],
    });
    await placesIn(there);
    const { partyId } = await bring(there, taken);
    expect((await take(there, partyId ?? '')).customer).toEqual(taken.customer);
    expect(await bring(there, taken, { onto: partyId })).toMatchObject({ outcome: 'unchanged' });
  });

  it('stands in the same relations in another system, and tells whom it does not find there', async () => {
    const party = (database: TestDatabase, name: string, member?: string) =>
      database.act('administrator', (ctx) =>
        aParty(ctx, {
          ...(name === '陈家' ? { kind: 'household', organisationName: name } : { name }),
          identities: member === undefined ? [] : [{ kind: 'member-number', value: member }],
        }),
      );
    const mother = await party(here, '陈桂芳', 'R-1');
    const carer = await party(here, '李敏', 'R-2');
    const home = await party(here, '陈家', 'R-3');
    const friend = await party(here, '周婷');
    await here.act('administrator', async (ctx) => {
      const since = { otherId: mother.partyId, sinceOn: '2024-05-01' };
      await addRelation(ctx, carer.partyId, { ...since, role: 'carer', note: '女儿' });
      await addRelation(ctx, mother.partyId, { otherId: home.partyId, role: 'head' });
      const { relations } = await addRelation(ctx, friend.partyId, { ...since, role: 'referrer' });
      const [referral] = relations;
      const key = { partyId: friend.partyId, relationId: referral?.relationId ?? '' };
      await endRelation(ctx, key, '2025-01-01');
    });
    const taken = await take(here, mother.partyId);
    expect(taken.customer.relations).toMatchObject([
      { role: 'carer', direction: 'incoming', other: { name: '李敏' }, note: '女儿', sinceOn: '2024-05-01' },
      { role: 'head', direction: 'outgoing', other: { kind: 'household', name: '陈家', number: null } },
      { role: 'referrer', other: { name: '周婷', number: friend.number }, untilOn: '2025-01-01' },
    ]);

    await party(there, '李敏', 'R-2');
    await party(there, '陈家', 'R-3');
    const namesake = await there.act('administrator', (ctx) => aParty(ctx, { name: '别人' }));
    const asked = await bring(there, taken, { dryRun: true });
    const brought = await bring(there, taken);
    const outcomes = [
      { role: 'carer', name: '李敏', outcome: 'added' },
      { role: 'head', name: '陈家', outcome: 'added' },
      { role: 'referrer', name: '周婷', outcome: 'not-found' },
    ];
    expect(asked.relations).toEqual(outcomes);
    expect(brought.relations).toEqual(outcomes);
    const again = await take(there, brought.partyId ?? '');
    expect(again.customer.relations).toEqual(taken.customer.relations.slice(0, 2));
    expect(await bring(there, taken)).toMatchObject({ outcome: 'unchanged', changed: [] });
    const strangers = await there.act('administrator', (ctx) => getRelations(ctx, namesake.partyId));
    expect(strangers.relations).toEqual([]);
  });

  it('ends a relation that has ended meanwhile, and says what cannot be', async () => {
    const [worker, employer] = await here.act('administrator', async (ctx) => [
      await aParty(ctx, { name: '黄志强' }),
      await aParty(ctx, { kind: 'organisation', organisationName: '街道卫生站' }),
    ]);
    await here.act('administrator', (ctx) =>
      addRelation(ctx, worker.partyId, {
        otherId: employer.partyId,
        role: 'works-at',
        sinceOn: '2020-01-01',
      }),
    );
    const taken = await take(here, worker.partyId);
    const [relation] = taken.customer.relations;
    const told = (untilOn: string) => ({
      ...taken,
      customer: { ...taken.customer, relations: relation ? [{ ...relation, untilOn }] : [] },
    });

    const ended = await bring(here, told('2024-12-31'), { onto: worker.partyId });
    expect(ended).toMatchObject({
      outcome: 'updated',
      changed: ['relations'],
      relations: [{ outcome: 'ended' }],
    });
    expect((await take(here, worker.partyId)).customer.relations).toMatchObject([{ untilOn: '2024-12-31' }]);
    await expect(bring(here, told('2019-01-01'), { onto: worker.partyId })).rejects.toMatchObject({
      faults: [{ path: 'body.document.customer.relations.0.untilOn', code: 'ends-before-it-began' }],
    });
  });

  it('updates branch, owner and key account of somebody who is here', async () => {
    const { partyId } = await here.act('administrator', (ctx) => aParty(ctx, { name: '梁佩仪' }));
    const taken = await take(here, partyId);
    const place = {
      branch: '荔湾店',
      owner: 'Wang.Fang@clinic.example',
      keyAccount: { reason: '十二年', owner: null, reviewOn: '2027-01-01' },
    };
    const { changed } = await bring(
      here,
      { ...taken, customer: { ...taken.customer, ...place } },
      { onto: partyId },
    );

    expect(changed).toEqual(['branch', 'owner', 'keyAccount']);
    expect((await take(here, partyId)).customer).toEqual({
      ...taken.customer,
      ...place,
      owner: 'wang.fang@clinic.example',
    });
  });

  it('tells everything wrong with it at once, by its place', async () => {
    const { partyId } = await here.act('administrator', (ctx) => aParty(ctx, { name: 'Ada Okafor' }));
    const taken = await take(here, partyId);
    const point = {
      label: null,
      preferredAt: null,
      confirmedAt: null,
      barredAt: null,
      barredReason: null,
      verifiedAt: null,
      verifiedByMeans: null,
    };
    const wrong = bring(there, {
      ...taken,
      customer: {
        ...taken.customer,
        bornOn: '2999-01-01',
        nationalIds: ['110105194912310021'],
        contactPoints: [
          { ...point, kind: 'email', typed: 'nobody', e164: null },
          { ...point, kind: 'phone', typed: '13800135521', e164: '+8613800135522' },
        ],
      },
    });
    await expect(wrong).rejects.toMatchObject({
      faults: [
        { path: 'body.document.customer.bornOn' },
        { path: 'body.document.customer.contactPoints.0.typed' },
        { path: 'body.document.customer.identities.0' },
        { path: 'body.document.customer.contactPoints.1.e164', code: 'phone-differs' },
      ],
    });
  });

  it('asks before it makes somebody twice, and is taken only by who may export', async () => {
    const made = await here.act('administrator', (ctx) =>
      aParty(ctx, {
        name: '黎国华',
        bornOn: '1946-09-09',
        identities: [{ kind: 'national-id', value: '11010519491231002X' }],
        contactPoints: [{ kind: 'phone', typed: '13560012290' }],
      }),
    );
    const taken = await take(here, made.partyId);
    expect(taken.customer.nationalIds).toEqual(['11010519491231002X']);
    const silent = { ...taken, customer: { ...taken.customer, nationalIds: null } };
    await expect(bring(here, silent, { allowDuplicate: false })).rejects.toThrow('may be this one');
    await expect(bring(here, silent, { allowDuplicate: false, dryRun: true })).rejects.toThrow(
      'may be this one',
    );
    await expect(take(here, made.partyId, 'front-desk')).rejects.toThrow();
  });
});
