import { notFound, refuse } from '#contract-kit';
import { type ActionContext, type ReturnConflict, reaches } from '#platform';
import {
  type Merge,
  type MergeConflict,
  mergeUndone,
  type Party,
  partiesMerge,
  partiesProblems,
} from '../contract/index.ts';
import { deleteUnbackedIdentities } from '../data/identity-writes.ts';
import {
  closeMerge,
  liftStricterStanding,
  listMergesOf,
  type StoredMerge,
  setFirstContact,
} from '../data/merge-queries.ts';
import { loadRecords } from '../data/party-record.ts';
import { unmergedFields } from '../domain/merge-fields.ts';
import { rederive } from './merge-parties.ts';
import { returnMergeRows } from './merge-rows.ts';
import { refuseUnknown, viewParty } from './party-view.ts';
import { stampOf } from './save-record.ts';

/** Merges into a party the actor reaches, latest first. */
export async function listMerges(ctx: ActionContext, partyId: string): Promise<{ items: Merge[] }> {
  await viewParty(ctx, partyId);
  return { items: await listMergesOf(ctx.db, partyId) };
}

/** Makes two files of one again. Later edits stay where they were made; what stands in the way of them is listed. */
export async function undoMerge(
  ctx: ActionContext,
  survivorId: string,
  mergeId: string,
): Promise<{ restoredPartyId: string; conflicts: MergeConflict[]; party: Party }> {
  const survivor = (await loadRecords(ctx.db, [survivorId], { lock: true })).get(survivorId);
  if (!survivor || !reaches(ctx.actor, partiesMerge, survivor)) return refuseUnknown();
  const merge = mergeToUndo(await listMergesOf(ctx.db, survivorId), survivorId, mergeId);
  const { mergedPartyId } = merge;

  const { fields, changedSince } = unmergedFields(survivor, merge.changes);
  const rows = await returnMergeRows(ctx, { survivorId, mergedId: mergedPartyId }, mergeId);
  await liftStricterStanding(ctx.db, survivorId, merge.changes);
  const known = merge.changes.find(({ field }) => field === 'firstContactAt');
  if (known?.from && known.to === survivor.firstContactAt) {
    await setFirstContact(ctx.db, survivorId, known.from);
  }
  const reachChanged = rows.some(({ table }) => table === 'parties.contact_point');
  if (reachChanged) await deleteUnbackedIdentities(ctx.db, [survivorId, mergedPartyId]);
  await rederive(ctx, survivorId, fields);
  await rederive(ctx, mergedPartyId, {});
  const conflicts = [...changedSince.map(fieldConflict), ...countByTable(rows)];
  await closeMerge(ctx.db, { survivorId, mergeId, mergedPartyId }, conflicts, stampOf(ctx));

  await ctx.announce(mergeUndone, { partyId: survivorId, restoredPartyId: mergedPartyId, mergeId });
  ctx.audit({ subjectKind: 'party', subjectId: survivorId, restoredPartyId: mergedPartyId, mergeId });
  return { restoredPartyId: mergedPartyId, conflicts, party: await viewParty(ctx, survivorId) };
}

function mergeToUndo(merges: readonly StoredMerge[], survivorId: string, mergeId: string): StoredMerge {
  const merge = merges.find((one) => one.mergeId === mergeId);
  if (!merge) return refuse(notFound, 'this customer has no such merge');
  if (merge.undoneAt !== null) {
    const on = merge.undoneAt.slice(0, 10);
    refuse(partiesProblems.mergeUndoneAlready, `this merge was undone on ${on}; both customers are there`);
  }
  if (merge.leadsTo === survivorId) return merge;
  return refuse(
    partiesProblems.undoLaterMergeFirst,
    `this merge was made into ${merge.leadsTo}, who was merged on since; undo that merge first`,
  );
}

function fieldConflict(field: string): MergeConflict {
  return { subject: field, reason: 'field-changed-since', count: 1 };
}

function countByTable(rows: readonly ReturnConflict[]): MergeConflict[] {
  const counts = new Map<string, MergeConflict>();
  // Keys of recognition follow from the contact points, whose own conflicts are told.
  for (const { table, reason } of rows.filter(isToldOf)) {
    const known = counts.get(`${table} ${reason}`);
    if (known) known.count += 1;
    else counts.set(`${table} ${reason}`, { subject: table, reason, count: 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, conflict]) => conflict);
}

function isToldOf({ table, rowKey }: ReturnConflict): boolean {
  return table !== 'parties.identity' || !['phone', 'email', 'name-and-birthday'].includes(String(rowKey[1]));
}
