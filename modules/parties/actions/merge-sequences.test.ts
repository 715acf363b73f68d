import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import { aParty } from '../testing/index.ts';
import { archiveParty } from './archive-party.ts';
import { findSurvivor } from './find-survivor.ts';
import { mergeParties } from './merge-parties.ts';
import { viewParty } from './party-view.ts';
import { recordCustomers } from './record-customers.ts';
import { addTag } from './tags.ts';
import { undoMerge } from './undo-merge.ts';
import { updateParty } from './update-party.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);

const NAMES = ['陈桂芳', '陳桂芳', '李敏', 'Ada Okafor'];
const place = fc.nat({ max: 11 });
const step = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    name: fc.constantFrom(...NAMES),
    phone: fc.nat({ max: 3 }),
  }),
  fc.record({ do: fc.constant('edit' as const), of: place, gender: fc.constantFrom('female', 'male') }),
  fc.record({ do: fc.constant('tag' as const), of: place, tag: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('merge' as const), of: place, into: place }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({
    do: fc.constant('import' as const),
    number: fc.nat({ max: 3 }),
    name: fc.constantFrom(...NAMES),
  }),
  fc.record({ do: fc.constant('archive' as const), of: place }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface World {
  /** Everybody ever created, whether still there or merged. */
  everybody: string[];
  /** Merges that stand, latest last. */
  merges: { survivorId: string; mergeId: string }[];
}

/** How many sequences a run tries; ten thousand take an hour, and are for a night. */
const RUNS = Number(process.env.MERGE_SEQUENCES ?? 12);

describe('any sequence of adding, editing, importing, archiving, merging and undoing', () => {
  it('loses nobody and nothing, and ends where it began when all merges are undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const world: World = { everybody: [], merges: [] };
        for (const one of steps) await take(world, one);
        await everyIdLeadsSomewhere(world);
        await numbersAreKept(world);
        await nothingStaysUnderOldIds(world);

        for (const merge of world.merges.toReversed()) {
          await act('administrator', (ctx) => undoMerge(ctx, merge.survivorId, merge.mergeId));
        }
        expect(await present(world.everybody)).toEqual([...world.everybody].sort());
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});

async function take(world: World, one: Step): Promise<void> {
  const there = await present(world.everybody);
  const at = (index: number) => there[index % Math.max(1, there.length)];
  switch (one.do) {
    case 'create': {
      const phone = { kind: 'phone', typed: `1380013552${one.phone}` } as const;
      const party = await act('administrator', (ctx) =>
        aParty(ctx, { name: one.name, contactPoints: [phone] }),
      );
      world.everybody.push(party.partyId);
      return;
    }
    case 'import':
      return importRow(world, one);
    case 'undo': {
      const merge = world.merges.pop();
      if (merge) await act('administrator', (ctx) => undoMerge(ctx, merge.survivorId, merge.mergeId));
      return;
    }
    case 'merge': {
      const [mergedId, survivorId] = [at(one.of), at(one.into)];
      if (!mergedId || !survivorId || mergedId === survivorId) return;
      const { mergeId } = await act('administrator', (ctx) =>
        mergeParties(ctx, survivorId, { mergedPartyIds: [mergedId] }),
      );
      world.merges.push({ survivorId, mergeId });
      return;
    }
    default: {
      const partyId = at(one.of);
      if (partyId) await change(partyId, one);
    }
  }
}

async function change(
  partyId: string,
  one: Extract<Step, { do: 'edit' | 'tag' | 'archive' }>,
): Promise<void> {
  await act('administrator', async (ctx) => {
    if (one.do === 'tag') return addTag(ctx, partyId, one.tag);
    if (one.do === 'archive') return archiveParty(ctx, partyId);
    const { version } = await viewParty(ctx, partyId);
    const gender = one.gender === 'male' ? 'male' : 'female';
    return updateParty(ctx, partyId, { version, changes: { gender } });
  });
}

/** A row of another system: known by its number, whichever file holds it by now. */
async function importRow(world: World, one: { number: number; name: string }): Promise<void> {
  const identities = [
    { kind: 'external:till' as const, value: `${world.everybody[0] ?? 'K'}-${one.number}` },
  ];
  const { outcomes } = await act('administrator', (ctx) =>
    recordCustomers(ctx, [{ line: 2, name: one.name, identities }], {
      importId: ctx.newId(),
      mode: 'create-or-update',
      updateKeys: ['external:till'],
      allowDuplicates: true,
    }),
  );
  for (const outcome of outcomes) {
    if (outcome.outcome === 'created' && outcome.partyId) world.everybody.push(outcome.partyId);
  }
}

async function present(partyIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from parties.party where party_id = any(${[...partyIds]}::uuid[])
    order by party_id`.execute(database.db);
  return rows.map(({ partyId }) => partyId);
}

async function everyIdLeadsSomewhere({ everybody }: World): Promise<void> {
  const there = new Set(await present(everybody));
  for (const partyId of everybody.filter((one) => !there.has(one))) {
    const survivorId = await act('administrator', (ctx) => findSurvivor(ctx, partyId));
    expect(there).toContain(survivorId);
  }
}

/** Each customer number ever given is held by exactly one file that is there. */
async function numbersAreKept({ everybody }: World): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from parties.identity i join parties.party p using (party_id)
    where i.kind = 'customer-number' and i.party_id = any(${everybody}::uuid[])`.execute(database.db);
  expect(rows[0]?.count).toBe(everybody.length);
}

async function nothingStaysUnderOldIds({ everybody }: World): Promise<void> {
  const there = new Set(await present(everybody));
  const gone = everybody.filter((partyId) => !there.has(partyId));
  const moving = businessModules.flatMap(({ mergeParties: rules = {} }) =>
    Object.entries(rules).flatMap(([table, rule]) => (rule === 'stay' ? [] : [table])),
  );
  for (const table of moving) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where party_id = any(${gone}::uuid[])`.execute(database.db);
    expect([table, rows.length]).toEqual([table, 0]);
  }
}
