import { z } from 'zod';
import { defineJob, type JobContext } from '#platform';
import { describeChangedFiles } from '../actions/describe-likeness.ts';
import { advanceSweep, recordPairs } from '../data/duplicate-queries.ts';
import { listBlocks, traitsOfFiles } from '../data/likeness-queries.ts';
import { compareTraits, REVIEW_FROM } from '../domain/likeness.ts';

/** The keys of all files are looked at in so many steps; each is one pass over the files. */
const SLICES = 24;
/** Files compared at a time. */
const CHUNK = 500;
/** Describing what changed is about a third of the work when everything is new. */
const DESCRIBED = 0.3;

/** Compares all files that share a key, step by step; found pairs wait in the queue as soon as their step is done. */
export const sweepDuplicatesJob = defineJob({
  name: 'parties.sweep-duplicates',
  payload: z.object({ sweepId: z.uuid() }),
  expireMinutes: 120,
  async run(ctx, { sweepId }) {
    const done = { progress: 0, compared: 0, found: 0, finishedAt: null as Date | null };
    const goOn = () => advanceSweep(ctx.db, sweepId, done);
    if (!(await goOn())) return;
    await describeChangedFiles(ctx, async () => {
      done.progress += (DESCRIBED - done.progress) / 50;
      return goOn();
    });
    for (let slice = 0; slice < SLICES; slice += 1) {
      const step = await sweepSlice(ctx, slice);
      done.compared += step.compared;
      done.found += step.found;
      done.progress = DESCRIBED + ((1 - DESCRIBED) * (slice + 1)) / SLICES;
      if (slice === SLICES - 1) Object.assign(done, { progress: 1, finishedAt: ctx.clock.now() });
      if (ctx.signal.aborted || !(await goOn())) return;
    }
  },
});

async function sweepSlice(ctx: JobContext, slice: number): Promise<{ compared: number; found: number }> {
  const pairs = new Map<string, [string, string]>();
  for (const { partyIds } of await listBlocks(ctx.db, slice, SLICES)) {
    for (const [place, a] of partyIds.entries()) {
      for (const b of partyIds.slice(place + 1)) pairs.set(`${a} ${b}`, [a, b]);
    }
  }
  const waiting = [...pairs.values()];
  let found = 0;
  for (let from = 0; from < waiting.length; from += CHUNK) {
    if (ctx.signal.aborted) break;
    found += await compareAll(ctx, waiting.slice(from, from + CHUNK));
  }
  return { compared: waiting.length, found };
}

async function compareAll(ctx: JobContext, pairs: readonly [string, string][]): Promise<number> {
  const traits = await traitsOfFiles(ctx.db, [...new Set(pairs.flat())]);
  const alike = pairs.flatMap(([partyId, otherId]) => {
    const [a, b] = [traits.get(partyId), traits.get(otherId)];
    if (!a || !b) return [];
    const likeness = compareTraits(a, b);
    return likeness.probability >= REVIEW_FROM ? [{ partyId, otherId, ...likeness }] : [];
  });
  if (alike.length === 0) return 0;
  return ctx.inTransaction((tx) => recordPairs(tx.db, alike, ctx.clock.now()));
}
