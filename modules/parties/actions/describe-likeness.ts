import type { ActionContext, JobContext } from '#platform';
import {
  type DescribedFile,
  insertLikeness,
  listUndescribed,
  writeLikeness,
} from '../data/likeness-queries.ts';
import { loadRecords, type PartyRecord } from '../data/party-record.ts';
import { type Look, lookOf, traitsOf } from '../domain/traits.ts';

const CHUNK = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

type Describable = Pick<PartyRecord, 'partyId' | 'version'> & Parameters<typeof traitsOf>[0];

/** Describes files for comparing, as they stand after what this transaction wrote. */
export async function describeFiles(
  ctx: Pick<ActionContext, 'db'>,
  files: readonly Describable[],
): Promise<void> {
  await writeLikeness(ctx.db, files.map(describe));
}

/** Describes files this transaction opened, many at once. */
export async function describeNewFiles(
  ctx: Pick<ActionContext, 'db'>,
  files: readonly { partyId: string; look: Look }[],
): Promise<void> {
  await insertLikeness(
    ctx.db,
    files.map(({ partyId, look }) => ({ partyId, version: 1, keys: look.keys, traits: look.traits })),
  );
}

function describe(file: Describable): DescribedFile {
  const { traits, keys } = lookOf(traitsOf(file));
  return { partyId: file.partyId, version: file.version, keys, traits };
}

/**
 * Describes every file that changed since it was described: an import writes fast and leaves this for after. Files are
 * taken in the order of their ids, a few thousand in a transaction.
 */
export async function describeChangedFiles(
  ctx: JobContext,
  onChunk: () => Promise<boolean> = async () => true,
): Promise<void> {
  let after = FIRST;
  while (!ctx.signal.aborted) {
    const partyIds = await listUndescribed(ctx.db, after, CHUNK);
    const last = partyIds.at(-1);
    if (last === undefined) return;
    await ctx.inTransaction(async (tx) =>
      describeFiles(tx, [...(await loadRecords(tx.db, partyIds)).values()]),
    );
    after = last;
    if (!(await onChunk())) return;
  }
}
