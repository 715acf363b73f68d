import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { assetEventRecorded, assetsProblems, assetsWrite } from '../contract/index.ts';
import {
  type AssetFactRow,
  type AssetRow,
  type AssetStandingColumns,
  type AssetWithParty,
  findAsset,
  insertAssetFact,
  listAssetFacts,
  lockAsset,
  updateAsset,
} from '../data/asset-queries.ts';
import { releaseSerial } from '../data/held-serials.ts';
import { lastCoveredOn } from '../domain/covers-of.ts';
import { readAsset, whyImpossible } from '../domain/read-asset.ts';
import { serialKey } from '../domain/serial-key.ts';
import type { Guarantees } from './guarantees.ts';
import { happeningOf, readCovers } from './read-covers.ts';

/** What is new about a fact; who and in which order are added. */
export type NewFact = Pick<AssetFactRow, 'kind' | 'happened_on'> &
  Partial<Pick<AssetFactRow, 'restored' | 'main_part' | 'note'>>;

/** Loads an asset to change it: locked, and as the one who changes it last saw it. */
export async function loadToChange(
  ctx: ActionContext,
  { assetId, revision }: { assetId: string; revision?: number | undefined },
): Promise<AssetWithParty> {
  const found = await findAsset(ctx, assetsWrite, assetId);
  if (!found) refuse(notFound, 'there is no such asset, or its customer belongs to another branch');
  await lockAsset(ctx.db, found.party_id, assetId);
  const row = await findAsset(ctx, assetsWrite, assetId);
  if (!row) refuse(notFound, 'there is no such asset, or its customer belongs to another branch');
  if (revision !== undefined && row.revision !== revision) {
    refuse(
      assetsProblems.assetChanged,
      'somebody else has changed this asset since it was read; look at it again and go on from there',
    );
  }
  return row;
}

/** Writes what happened with an asset and what now follows from all of it. */
export async function recordFact(
  ctx: ActionContext,
  guarantees: Guarantees,
  row: AssetRow,
  fact: NewFact,
): Promise<AssetRow> {
  const before = await listAssetFacts(ctx.db, [row]);
  const today = ctx.clock.today(ctx.settings.timeZone);
  const happening = { kind: fact.kind, happenedOn: fact.happened_on };
  const impossible =
    before.length === 0 ? undefined : whyImpossible(readAsset(before.map(happeningOf)), happening, today);
  if (impossible) refuse(assetsProblems.assetFactImpossible, impossible);
  const written: AssetFactRow = {
    party_id: row.party_id,
    asset_id: row.asset_id,
    position: before.length + 1,
    fact_id: ctx.newId(),
    restored: null,
    main_part: null,
    note: '',
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    ...fact,
  };
  await insertAssetFact(ctx.db, written);
  const standing = standingOf(guarantees, row, [...before, written]);
  await updateAsset(ctx.db, row, standing);
  const after = { ...row, ...standing };
  if (after.ended_on !== null && row.ended_on === null) await letSerialGo(ctx, after);
  if (fact.kind !== 'registered') {
    await ctx.announce(assetEventRecorded, {
      partyId: row.party_id,
      assetId: row.asset_id,
      ...happening,
      category: row.category,
      warrantyEndsOn: after.warranty_ends_on,
    });
  }
  return after;
}

function standingOf(
  guarantees: Guarantees,
  row: AssetRow,
  facts: readonly AssetFactRow[],
): AssetStandingColumns {
  const { status, installedOn, endedOn, latestOn } = readAsset(facts.map(happeningOf));
  return {
    status,
    installed_on: installedOn,
    ended_on: endedOn,
    warranty_ends_on: lastCoveredOn(readCovers(guarantees, row, facts, latestOn)),
    revision: facts.length,
  };
}

async function letSerialGo(ctx: ActionContext, { serial_key, make }: AssetRow): Promise<void> {
  if (serial_key !== null) {
    await releaseSerial(ctx.db, { serialKey: serial_key, makeKey: serialKey(make) });
  }
}
