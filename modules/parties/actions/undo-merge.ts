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
  addMergeCounts,
  closeMerge,
  keepStricterStanding,
  liftStricterStanding,
  listMergedWords,
  listMergesOf,
  rewriteMergeChanges,
  type StoredMerge,
  setFirstContact,
} from '../data/merge-queries.ts';
import { loadRecords, type PartyRecord } from '../data/party-record.ts';
import { type UnmergedFields, unmergedFields } from '../domain/unmerged-fields.ts';
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
  const merges = (await listMergesOf(ctx.db, survivorId)).reverse();
  const merge = mergeToUndo(merges, survivorId, mergeId);
  const { mergedPartyId } = merge;
  const standing = merges.filter(
    (one) => one !== merge && one.undoneAt === null && one.leadsTo === survivorId,
  );
  const { conflicts: rows, stayed } = await returnMergeRows(
    ctx,
    { survivorId, mergedId: mergedPartyId },
    { mergeId, standing: standing.map((one) => one.mergeId) },
  );
  for (const { mergeId: otherId, rows: count } of stayed) {
    await addMergeCounts(ctx.db, { survivorId, mergeId: otherId }, { moved: count, setAside: -count });
  }
  const { fields, changedSince } = await giveFieldsBack(ctx, survivor, merge, standing);
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

/** Works out what the survivor says by itself again; what merges that stand have said as well stays, as their change. */
async function giveFieldsBack(
  ctx: ActionContext,
  survivor: PartyRecord,
  merge: StoredMerge,
  standing: readonly StoredMerge[],
): Promise<Pick<UnmergedFields, 'fields' | 'changedSince'>> {
  const { partyId } = survivor;
  // Ids are given in the order of time.
  const later = standing.filter(({ mergeId }) => mergeId > merge.mergeId);
  const words = await listMergedWords(
    ctx.db,
    partyId,
    later.map(({ mergeId }) => mergeId),
  );
  const { fields, firstContactAt, changedSince, laterChanges } = unmergedFields(
    survivor,
    merge.changes,
    later.map(({ mergeId, changes }) => ({ mergeId, changes, said: words.get(mergeId) ?? {} })),
  );
  if (firstContactAt !== null) await setFirstContact(ctx.db, partyId, firstContactAt);
  await liftStricterStanding(ctx.db, partyId, merge.changes);
  for (const { mergeId, changes } of standing) {
    const held = await keepStricterStanding(ctx.db, { survivorId: partyId, mergeId });
    if (held.length > 0) laterChanges.set(mergeId, [...(laterChanges.get(mergeId) ?? changes), ...held]);
  }
  await rewriteMergeChanges(ctx.db, partyId, laterChanges);
  return { fields, changedSince };
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
