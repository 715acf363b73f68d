import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { BarredReason, NewParty, Party } from '../contract/index.ts';
import { aParty } from '../testing/index.ts';
import { updateContactPoint } from './contact-points.ts';
import { exportParties } from './export-parties.ts';
import { countParties } from './list-parties.ts';
import { mergeParties } from './merge-parties.ts';
import { viewParty } from './party-view.ts';
import { undoMerge } from './undo-merge.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

let nextPhone = 13900010000;
const add = (form: Partial<NewParty> = {}) => {
  nextPhone += 2;
  return database.act('administrator', (ctx) =>
    aParty(ctx, {
      name: '陈桂芳',
      contactPoints: [
        { kind: 'phone', typed: String(nextPhone), preferred: true },
        { kind: 'phone', typed: String(nextPhone + 1) },
        { kind: 'email', typed: `p${nextPhone}@example.org` },
      ],
      ...form,
    }),
  );
};
const edit = (party: Party, place: number, change: Parameters<typeof updateContactPoint>[3]) =>
  database.act('administrator', (ctx) =>
    updateContactPoint(ctx, party.partyId, party.contactPoints[place]?.contactPointId ?? '', change),
  );
const view = (partyId: string) => database.act('administrator', (ctx) => viewParty(ctx, partyId));
const count = (contactStanding: 'barred' | 'verified' | 'unverified') =>
  database.act('administrator', (ctx) => countParties(ctx, { archived: 'without', contactStanding }));

async function textOf(format: 'csv' | 'vcf'): Promise<string> {
  return database.act('administrator', async (ctx) => {
    const { stream } = await exportParties(ctx, { archived: 'without', sort: 'name', format });
    let text = '';
    for await (const piece of stream) text += String(piece);
    return text;
  });
}

describe('a number that is not to be used (S1-31, S1-32)', () => {
  it('tells since when and why, and another number is the one to call', async () => {
    const party = await add();
    const [first, second] = party.contactPoints;

    const barred = await edit(party, 0, { barred: 'wrong-person' });

    expect(
      barred.contactPoints.find(({ contactPointId }) => contactPointId === first?.contactPointId),
    ).toMatchObject({
      barredReason: 'wrong-person',
      barredAt: expect.stringMatching(/^\d{4}-/),
    });
    expect(barred.primaryPhone).toBe(second?.value);
  });

  it('may be used again when somebody says so', async () => {
    const party = await add();
    await edit(party, 0, { barred: 'asked-not-to' });

    const again = await edit(party, 0, { barred: null });

    expect(again.contactPoints[0]).toMatchObject({ barredAt: null, barredReason: null });
    expect(again.primaryPhone).toBe(party.primaryPhone);
  });

  it('leaves the file without a telephone when none is left to use, and says what to ask', async () => {
    const party = await add();
    await edit(party, 0, { barred: 'out-of-service' });

    const nobody = await edit(party, 1, { barred: 'out-of-service' });

    expect(nobody.primaryPhone).toBeNull();
    expect(nobody.completeness.askNext).toContain('phone');
    expect(nobody.completeness.known).toBe(party.completeness.known - 1);
  });

  it('is found by the filter and left out of the address book and the table', async () => {
    const before = await count('barred');
    const party = await add();
    const [first] = party.contactPoints;
    await edit(party, 0, { barred: 'bounced' });

    expect((await count('barred')).count).toBe(before.count + 1);
    for (const format of ['csv', 'vcf'] as const) {
      expect(await textOf(format)).not.toContain(first?.value);
    }
  });

  it('is another number once corrected, so that nothing is held against that one', async () => {
    const party = await add();
    await edit(party, 0, { barred: 'wrong-person', verified: 'reached' });

    const corrected = await edit(party, 0, { typed: '13900099999' });

    const point = corrected.contactPoints.find(({ value }) => value === '+8613900099999');
    expect(point).toMatchObject({ barredAt: null, verifiedAt: null });
  });
});

describe('a number that was verified (S1-32)', () => {
  it('tells when and how, counts as confirmed, and is found by the filter', async () => {
    const [verified, unverified] = [await count('verified'), await count('unverified')];
    const party = await add();

    const after = await edit(party, 2, { verified: 'answered-message' });

    expect(after.contactPoints.find(({ kind }) => kind === 'email')).toMatchObject({
      verifiedByMeans: 'answered-message',
      verifiedAt: expect.stringMatching(/^\d{4}-/),
    });
    expect((await count('verified')).count).toBe(verified.count + 1);
    expect((await count('unverified')).count).toBe(unverified.count);
  });
});

describe('merging two files that hold one number', () => {
  const shared = () => ({ kind: 'phone' as const, typed: '13911112222' });
  const twoFiles = async (reason: BarredReason) => {
    const survivor = await add({ contactPoints: [shared()] });
    const merged = await add({ contactPoints: [shared()], allowDuplicate: true });
    await edit(merged, 0, { barred: reason });
    const { mergeId } = await database.act('administrator', (ctx) =>
      mergeParties(ctx, survivor.partyId, { mergedPartyIds: [merged.partyId] }),
    );
    return { survivor, merged, mergeId };
  };

  it('keeps the stricter of what was said about it', async () => {
    const { survivor } = await twoFiles('asked-not-to');

    const after = await view(survivor.partyId);

    expect(after.contactPoints).toHaveLength(1);
    expect(after.contactPoints[0]).toMatchObject({ barredReason: 'asked-not-to' });
    expect(after.primaryPhone).toBeNull();
  });

  it('gives each file its own word back when the merge is undone', async () => {
    const { survivor, merged, mergeId } = await twoFiles('wrong-person');

    await database.act('administrator', (ctx) => undoMerge(ctx, survivor.partyId, mergeId));

    expect((await view(survivor.partyId)).contactPoints[0]).toMatchObject({ barredAt: null });
    expect((await view(survivor.partyId)).primaryPhone).toBe('+8613911112222');
    expect((await view(merged.partyId)).contactPoints[0]).toMatchObject({ barredReason: 'wrong-person' });
  });
});
