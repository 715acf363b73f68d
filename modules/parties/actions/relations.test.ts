import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notFound } from '#contract-kit';
import { type TestDatabase, testDatabase } from '#test-kit';
import { type NewParty, type Party, partiesProblems, type RelationRole } from '../contract/index.ts';
import { aCast, aParty } from '../testing/index.ts';
import { mergeParties } from './merge-parties.ts';
import {
  addRelation,
  endRelation,
  flagKeyAccount,
  getRelations,
  removeRelation,
  unflagKeyAccount,
} from './relations.ts';
import { undoMerge } from './undo-merge.ts';

let database: TestDatabase;
let cast: Awaited<ReturnType<typeof aCast>>;
let home: Party;
beforeAll(async () => {
  database = await testDatabase();
  cast = await database.act('administrator', (ctx) => aCast(ctx));
  home = await add({
    kind: 'household',
    organisationName: '陈家',
    contactPoints: [{ kind: 'address', typed: '东风中路 318 号 502' }],
  });
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const add = (form: NewParty) => act('administrator', (ctx) => aParty(ctx, form));
const relate = (party: Party, role: RelationRole, other: Party, sinceOn: string | null = null) =>
  act('administrator', (ctx) =>
    addRelation(ctx, party.partyId, { role, otherId: other.partyId, sinceOn, note: null }),
  );
const relatedTo = (party: Party) => act('administrator', (ctx) => getRelations(ctx, party.partyId));

describe('a household (S1-56)', () => {
  it('shows its members with their roles and where they live, from the file of each', async () => {
    await relate(cast.chenGuifang, 'head', home);
    await relate(cast.liGuoqiang, 'spouse', home);
    await relate(cast.liMin, 'child', home);

    for (const party of [cast.liMin, home]) {
      const { households } = await relatedTo(party);
      expect(households).toMatchObject([
        { household: { displayName: '陈家' }, address: '东风中路 318 号 502' },
      ]);
      expect(households[0]?.members.map(({ role, party: { displayName } }) => [displayName, role])).toEqual([
        ['陈桂芳', 'head'],
        ['李国强', 'spouse'],
        ['李敏', 'child'],
      ]);
    }
  });

  it('has no organisation for its head, and nobody is a relation of themselves', async () => {
    for (const [party, role, other] of [
      [cast.changqingCentre, 'head', home],
      [cast.chenGuifang, 'head', cast.changqingCentre],
      [cast.chenGuifang, 'works-at', home],
      [cast.chenGuifang, 'carer', cast.chenGuifang],
    ] as const) {
      await expect(relate(party, role, other)).rejects.toMatchObject({
        problem: partiesProblems.relationDoesNotFit,
      });
    }
  });
});

describe('relations between customers', () => {
  it('read from both sides, with role and period', async () => {
    await relate(cast.liMin, 'carer', cast.chenGuifang, '2024-01-01');
    await relate(cast.adaOkafor, 'works-at', cast.changqingCentre);

    const ofMother = await relatedTo(cast.chenGuifang);
    const ofCentre = await relatedTo(cast.changqingCentre);

    expect(ofMother.relations).toMatchObject([
      { role: 'carer', direction: 'incoming', sinceOn: '2024-01-01', other: { displayName: '李敏' } },
    ]);
    expect(ofCentre.relations).toMatchObject([{ role: 'works-at', other: { displayName: 'Ada Okafor' } }]);
    await expect(relate(cast.liMin, 'carer', cast.chenGuifang)).rejects.toMatchObject({
      problem: partiesProblems.relationKnown,
    });
  });

  it('end on a day not before they began, and are removed from the file they stand in', async () => {
    const [carer] = (await relatedTo(cast.liMin)).relations;
    if (!carer) throw new Error('Li Min cares for her mother');
    const key = { partyId: cast.liMin.partyId, relationId: carer.relationId };
    const end = (untilOn: string) => act('administrator', (ctx) => endRelation(ctx, key, untilOn));

    await expect(end('2023-12-31')).rejects.toMatchObject({ problem: partiesProblems.relationDoesNotFit });
    expect((await end('2025-06-30')).relations).toMatchObject([{ untilOn: '2025-06-30' }]);
    const elsewhere = { ...key, partyId: cast.chenGuifang.partyId };
    await expect(act('administrator', (ctx) => removeRelation(ctx, elsewhere))).rejects.toMatchObject({
      problem: notFound,
    });
    expect((await act('administrator', (ctx) => removeRelation(ctx, key))).relations).toEqual([]);
  });

  it('follow a merge on either side, and come back with its undo', async () => {
    const [mother, twin, daughter] = [
      await add({ name: '赵母' }),
      await add({ name: '赵母' }),
      await add({ name: '赵女' }),
    ];
    await relate(daughter, 'carer', twin);
    await relate(mother, 'referrer', daughter);

    const { mergeId } = await act('administrator', (ctx) =>
      mergeParties(ctx, mother.partyId, { mergedPartyIds: [twin.partyId] }),
    );

    const rolesOf = async (party: Party) =>
      (await relatedTo(party)).relations.map(({ role, other }) => `${role} ${other.partyId}`).sort();
    expect(await rolesOf(mother)).toEqual([`carer ${daughter.partyId}`, `referrer ${daughter.partyId}`]);
    expect(await rolesOf(daughter)).toEqual([`carer ${mother.partyId}`, `referrer ${mother.partyId}`]);
    await act('administrator', (ctx) => undoMerge(ctx, mother.partyId, mergeId));
    expect(await rolesOf(twin)).toEqual([`carer ${daughter.partyId}`]);
    expect(await rolesOf(mother)).toEqual([`referrer ${daughter.partyId}`]);
  });
});

describe('a key account', () => {
  it('carries its reason and the day to look again, until the flag is taken away', async () => {
    const { partyId } = cast.changqingCentre;
    const flag = { reason: '每年 40 副', ownerId: null, reviewOn: '2026-09-01' };

    const flagged = await act('manager', (ctx) => flagKeyAccount(ctx, partyId, flag));

    expect(flagged.keyAccount).toMatchObject(flag);
    expect((await act('manager', (ctx) => unflagKeyAccount(ctx, partyId))).keyAccount).toBeNull();
  });
});
