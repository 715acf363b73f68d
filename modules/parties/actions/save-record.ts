import type { ActionContext } from '#platform';
import { type FieldChange, partyChanged } from '../contract/index.ts';
import { deleteIdentities } from '../data/belonging-writes.ts';
import type { PartyRecord } from '../data/party-record.ts';
import { insertChanges, insertIdentities, rewriteParties, type Stamp } from '../data/party-writes.ts';
import { derivedIdentities, deriveParty } from '../domain/derive-party.ts';
import { describeFiles } from './describe-likeness.ts';

/** Who acts and when, for the rows they write. */
export function stampOf(ctx: ActionContext): Stamp {
  return { at: ctx.clock.now(), byId: ctx.actor.actorId, byName: ctx.actor.displayName };
}

/**
 * Writes a record that was changed while its row is held: derives names, search and recognition anew, keeps the edit
 * as a fact and tells others. Does nothing when nothing changed.
 */
export async function saveRecord(
  ctx: ActionContext,
  before: PartyRecord,
  after: PartyRecord,
  changes: readonly FieldChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const stamp = stampOf(ctx);
  const { identities, ...derived } = deriveParty(after, after.contactPoints, after.identities);
  await rewriteParties(ctx.db, [{ ...after, ...derived }], stamp);
  const { partyId } = after;
  const was = derivedIdentities(before, before, before.contactPoints);
  const missingFrom = (list: typeof was) => (key: (typeof was)[number]) =>
    !list.some((one) => one.kind === key.kind && one.value === key.value);
  await deleteIdentities(
    ctx.db,
    was.filter(missingFrom(identities)).map((key) => ({ ...key, partyId })),
  );
  await insertIdentities(
    ctx.db,
    identities.filter(missingFrom(was)).map((key) => ({ ...key, partyId, source: null, importId: null })),
    stamp,
  );
  await describeFiles(ctx, [{ ...after, version: after.version + 1 }]);
  await recordChanges(ctx, partyId, changes, stamp);
}

/** Keeps edits as facts and tells others of them. */
export async function recordChanges(
  ctx: ActionContext,
  partyId: string,
  changes: readonly FieldChange[],
  stamp: Stamp = stampOf(ctx),
): Promise<void> {
  await insertChanges(ctx.db, [{ partyId, changeId: ctx.newId(), changes, importId: null }], stamp);
  await ctx.announce(partyChanged, { partyId, changes: [...changes] });
}
