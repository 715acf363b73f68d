import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectPersonalData, eraseParties } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import { listMergedIds } from '../data/merged-id-queries.ts';
import { aParty } from '../testing/index.ts';
import { archiveParty } from './archive-party.ts';
import { addContactPoint, removeContactPoint } from './contact-points.ts';
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
const phone = fc.nat({ max: 3 });
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('create' as const), name: fc.constantFrom(...NAMES), phone }),
  },
  fc.record({
    do: fc.constant('edit' as const),
    of: place,
    gender: fc.constantFrom('female' as const, 'male' as const),
  }),
  fc.record({ do: fc.constant('tag' as const), of: place, tag: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ do: fc.constant('phone' as const), of: place, phone }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('merge' as const), of: place, into: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), of: place }) },
  fc.record({
    do: fc.constant('import' as const),
    number: fc.nat({ max: 3 }),
    name: fc.constantFrom(...NAMES),
    phone,
  }),
  fc.record({ do: fc.constant('archive' as const), of: place }),
  fc.record({ do: fc.constant('erase' as const), of: place }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface World {
  /** Everybody ever created and not erased, whether still there or merged, with the telephone they came with. */
  everybody: Map<string, { phone: string }>;
  erased: string[];
  /** Merges that stand, latest last. */
  merges: { survivorId: string; mergedId: string; mergeId: string }[];
}

/** How many sequences a run tries; `MERGE_SEQUENCES=10000` is for a night. */
const RUNS = Number(process.env.MERGE_SEQUENCES ?? 60);
const seed = process.env.MERGE_SEED;

describe('any sequence of adding, editing, importing, archiving, merging, undoing and erasing', () => {
  it('loses nobody and nothing, keeps nothing of who was erased, and ends where it began when all merges are undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const world: World = { everybody: new Map(), erased: [], merges: [] };
        try {
          for (const one of steps) await take(world, one);
          await nothingIsKeptOfTheErased(world);
          await everyIdLeadsSomewhere(world);
          await nothingIsLost(world);
          await nothingStaysUnderOldIds(world);
          await everyPhoneStandsWhereItsIdLeads(world);
          await undoEverything(world);
          expect(await present(world)).toEqual([...world.everybody.keys()].sort());
          await nothingIsLost(world);
          await everybodyHasTheirOwnPhone(world);
        } finally {
          await clear(world);
        }
      }),
      { numRuns: RUNS, ...(seed ? { seed: Number(seed) } : {}) },
    );
  }, 36_000_000);
});

async function take(world: World, one: Step): Promise<void> {
  const there = await present(world);
  const at = (index: number) => there[index % Math.max(1, there.length)];
  switch (one.do) {
    case 'create': {
      const typed = phoneOf(one);
      const { partyId } = await act('administrator', (ctx) =>
        aParty(ctx, { name: one.name, contactPoints: [{ kind: 'phone', typed }] }),
      );
      world.everybody.set(partyId, { phone: typed });
      return;
    }
    case 'import':
      return importRow(world, one);
    case 'undo':
      return undo(world, one.of % Math.max(1, world.merges.length));
    case 'merge': {
      const [mergedId, survivorId] = [at(one.of), at(one.into)];
      if (!mergedId || !survivorId || mergedId === survivorId) return;
      const { mergeId } = await act('administrator', (ctx) =>
        mergeParties(ctx, survivorId, { mergedPartyIds: [mergedId] }),
      );
      world.merges.push({ survivorId, mergedId, mergeId });
      return;
    }
    case 'erase': {
      const partyId = at(one.of);
      if (partyId) await erase(world, partyId);
      return;
    }
    default: {
      const partyId = at(one.of);
      if (partyId) await change(partyId, one);
    }
  }
}

const phoneOf = (one: { phone: number }) => `1380013552${one.phone}`;

/** Any merge may be taken back, unless its survivor was merged on since. */
async function undo(world: World, place: number): Promise<void> {
  const merge = world.merges[place];
  if (!merge) return;
  const wasMergedOn = world.merges.some(({ mergedId }) => mergedId === merge.survivorId);
  if (wasMergedOn) return;
  world.merges.splice(place, 1);
  await act('administrator', (ctx) => undoMerge(ctx, merge.survivorId, merge.mergeId));
}

async function undoEverything(world: World): Promise<void> {
  while (world.merges.length > 0) await undo(world, world.merges.length - 1);
}

/** Whoever is erased takes along the files that went up in theirs. */
async function erase(world: World, partyId: string): Promise<void> {
  const keys = await act('administrator', async (ctx) => {
    const all = [partyId, ...(await listMergedIds(ctx.db, partyId))];
    await eraseParties(ctx.db, businessModules, all);
    return all;
  });
  for (const key of keys) world.everybody.delete(key);
  world.erased.push(...keys);
  world.merges = world.merges.filter(({ survivorId }) => !keys.includes(survivorId));
}

async function change(
  partyId: string,
  one: Extract<Step, { do: 'edit' | 'tag' | 'archive' | 'phone' }>,
): Promise<void> {
  await act('administrator', async (ctx) => {
    if (one.do === 'tag') return addTag(ctx, partyId, one.tag);
    if (one.do === 'archive') return archiveParty(ctx, partyId);
    const { version, contactPoints } = await viewParty(ctx, partyId);
    if (one.do === 'edit') return updateParty(ctx, partyId, { version, changes: { gender: one.gender } });
    // A telephone more than they came with: given when it is missing, taken away when it is there.
    const typed = `1390013660${one.phone}`;
    const known = contactPoints.find((point) => point.typed === typed);
    if (known) return removeContactPoint(ctx, partyId, known.contactPointId);
    return addContactPoint(ctx, partyId, { kind: 'phone', typed });
  });
}

/** A row of another system: known by its number, whichever file holds it by now. */
async function importRow(world: World, one: Extract<Step, { do: 'import' }>): Promise<void> {
  const [first = 'K'] = world.everybody.keys();
  const identities = [{ kind: 'external:till' as const, value: `${first}-${one.number}` }];
  const typed = phoneOf(one);
  const { outcomes } = await act('administrator', (ctx) =>
    recordCustomers(ctx, [{ line: 2, name: one.name, phones: [typed], identities }], {
      importId: ctx.newId(),
      mode: 'create-or-update',
      updateKeys: ['external:till'],
      allowDuplicates: true,
    }),
  );
  for (const { outcome, partyId } of outcomes) {
    if (outcome === 'created' && partyId) world.everybody.set(partyId, { phone: typed });
  }
}

async function present({ everybody }: World): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from parties.party where party_id = any(${[...everybody.keys()]}::uuid[])
    order by party_id`.execute(database.db);
  return rows.map(({ partyId }) => partyId);
}

async function everyIdLeadsSomewhere(world: World): Promise<void> {
  const there = new Set(await present(world));
  for (const partyId of [...world.everybody.keys()].filter((one) => !there.has(one))) {
    const survivorId = await act('administrator', (ctx) => findSurvivor(ctx, partyId));
    expect(there).toContain(survivorId);
  }
}

/**
 * Each customer number ever given is held by exactly one file that is there, and the telephones somebody is recognised by
 * are those that stand in their file.
 */
async function nothingIsLost({ everybody }: World): Promise<void> {
  const ids = [...everybody.keys()];
  const { rows } = await sql<{ numbers: number; distinct: number; strayPhones: number; described: number }>`
    select
      (select count(*) from parties.identity i join parties.party p using (party_id)
       where i.kind = 'customer-number' and i.party_id = any(${ids}::uuid[])) as numbers,
      (select count(distinct i.value) from parties.identity i
       where i.kind = 'customer-number' and i.party_id = any(${ids}::uuid[])) as "distinct",
      (select count(*) from
        (select party_id, value from parties.identity where kind = 'phone' and party_id = any(${ids}::uuid[])) i
        full join
        (select party_id, value from parties.contact_point where kind = 'phone' and party_id = any(${ids}::uuid[])) c
        using (party_id, value) where i.party_id is null or c.party_id is null) as "strayPhones",
      (select count(*) from parties.likeness l left join parties.party p using (party_id)
       where l.party_id = any(${ids}::uuid[]) and p.party_id is null) as described`.execute(database.db);
  const count = ids.length;
  expect(rows[0]).toEqual({ numbers: count, distinct: count, strayPhones: 0, described: 0 });
}

async function nothingStaysUnderOldIds(world: World): Promise<void> {
  const there = new Set(await present(world));
  const gone = [...world.everybody.keys()].filter((partyId) => !there.has(partyId));
  const staying = new Set(
    businessModules.flatMap(({ mergeParties: rules = {} }) =>
      Object.entries(rules).flatMap(([table, rule]) => (rule === 'stay' ? [table] : [])),
    ),
  );
  const held = await collectPersonalData(database.db, businessModules, gone);
  expect(held.map(({ table }) => table).filter((table) => !staying.has(table) && isMoved(table))).toEqual([]);
}

const moved = new Set(businessModules.flatMap(({ mergeParties = {} }) => Object.keys(mergeParties)));
const isMoved = (table: string) => moved.has(table);

/** No table holds a row of theirs, and the files they once went up in do not tell their name. */
async function nothingIsKeptOfTheErased({ erased }: World): Promise<void> {
  if (erased.length === 0) return;
  expect(await collectPersonalData(database.db, businessModules, erased)).toEqual([]);
  const { rows } = await sql`
    select merged_name, merged_number from parties.merge
    where merged_party_id = any(${erased}::uuid[]) and (merged_name || merged_number) <> ''`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
}

/** What somebody came with stands in their file again, however often it went up in others. */
async function everybodyHasTheirOwnPhone({ everybody }: World): Promise<void> {
  const { rows } = await sql<{ partyId: string; typed: string }>`
    select party_id as "partyId", typed from parties.contact_point
    where party_id = any(${[...everybody.keys()]}::uuid[])`.execute(database.db);
  const held = new Set(rows.map(({ partyId, typed }) => `${partyId} ${typed}`));
  const lost = [...everybody].filter(([partyId, { phone }]) => !held.has(`${partyId} ${phone}`));
  expect(lost).toEqual([]);
}

/** Whichever merges were taken back: what somebody came with stands in the file their id leads to. */
async function everyPhoneStandsWhereItsIdLeads({ everybody }: World): Promise<void> {
  const leads = await Promise.all(
    [...everybody].map(async ([partyId, { phone }]) => {
      const survivorId = await act('administrator', (ctx) => findSurvivor(ctx, partyId));
      return { partyId: survivorId ?? partyId, typed: phone };
    }),
  );
  const { rows } = await sql<{ partyId: string; value: string }>`
    select party_id as "partyId", value from parties.contact_point
    where party_id = any(${leads.map(({ partyId }) => partyId)}::uuid[])`.execute(database.db);
  const held = new Set(rows.map(({ partyId, value }) => `${partyId} ${value.slice(-11)}`));
  expect(leads.filter(({ partyId, typed }) => !held.has(`${partyId} ${typed}`))).toEqual([]);
}

/** Whoever is left goes, so that ten thousand sequences find the tables as small as the first did. */
async function clear({ everybody }: World): Promise<void> {
  await act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [...everybody.keys()]));
  // The queue is nobody's here; it would only grow.
  await sql`delete from pgboss.job`.execute(database.db);
}
