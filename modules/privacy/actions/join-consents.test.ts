import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeParties, undoMerge } from '#modules/parties';
import { aParty } from '#modules/parties/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { getConsents, recordConsent } from './consents.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const MARCH_1 = '2026-03-01T02:00:00.000Z';
const MARCH_2 = '2026-03-02T02:00:00.000Z';
const MARCH_3 = '2026-03-03T02:00:00.000Z';

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const aCustomer = async () => (await act('administrator', (ctx) => aParty(ctx))).partyId;
const decide = (partyId: string, decision: 'given' | 'withdrawn', decidedAt: string) =>
  act('administrator', (ctx) =>
    recordConsent(ctx, {
      partyId,
      purpose: 'marketing',
      channels: ['sms'],
      decision,
      source: 'desk',
      evidence: 'said so',
      decidedAt,
    }),
  );
const standing = async (partyId: string) => {
  const { facts } = await act('administrator', (ctx) => getConsents(ctx, partyId));
  return facts
    .filter(({ purpose, channel }) => purpose === 'marketing' && channel === 'sms')
    .map(({ decision, source }) => `${decision} by ${source}`);
};
async function merge(survivorId: string, mergedPartyId: string): Promise<string> {
  const { mergeId } = await act('administrator', (ctx) =>
    mergeParties(ctx, survivorId, { mergedPartyIds: [mergedPartyId] }),
  );
  await database.settle();
  return mergeId;
}

describe('what somebody allows whose two files were merged', () => {
  it.each([
    ['the file that stays', 0],
    ['the file that goes up', 1],
  ])('is the more restrictive word, though %s said the newer yes', async (_, place) => {
    const [survivor, merged] = [await aCustomer(), await aCustomer()];
    const [saidYes, saidNo] = place === 0 ? [survivor, merged] : [merged, survivor];
    await decide(saidNo, 'withdrawn', MARCH_1);
    await decide(saidYes, 'given', MARCH_2);

    await merge(survivor, merged);

    expect(await standing(survivor)).toEqual(['withdrawn by merge', 'given by desk', 'withdrawn by desk']);
  });

  it('stays as it is where both files said the same, or only one spoke of it', async () => {
    const [survivor, merged, third] = [await aCustomer(), await aCustomer(), await aCustomer()];
    await decide(survivor, 'given', MARCH_1);
    await decide(merged, 'given', MARCH_2);

    await merge(survivor, merged);
    await merge(survivor, third);

    expect(await standing(survivor)).toEqual(['given by desk', 'given by desk']);
  });

  it('stays as it is where a file took back by itself what it had given', async () => {
    const [survivor, merged] = [await aCustomer(), await aCustomer()];
    await decide(survivor, 'withdrawn', MARCH_1);
    await decide(survivor, 'given', MARCH_2);
    await decide(merged, 'given', MARCH_3);

    await merge(survivor, merged);

    expect((await standing(survivor))[0]).toBe('given by desk');
  });

  it('is each file’s own word again when the merge is undone', async () => {
    const [survivor, merged] = [await aCustomer(), await aCustomer()];
    await decide(merged, 'withdrawn', MARCH_1);
    await decide(survivor, 'given', MARCH_2);
    const mergeId = await merge(survivor, merged);

    await act('administrator', (ctx) => undoMerge(ctx, survivor, mergeId));
    await database.settle();

    expect(await standing(survivor)).toEqual(['given by desk']);
    expect(await standing(merged)).toEqual(['withdrawn by desk']);
  });
});
