import { refuse } from '#contract-kit';
import { type ActionContext, reaches } from '#platform';
import {
  type FieldChoice,
  type MergeField,
  type MergePreview,
  type Party,
  partiesMerge,
  partiesMerged,
  partiesProblems,
} from '../contract/index.ts';
import { insertMissingIdentities } from '../data/identity-writes.ts';
import {
  addMergeCounts,
  findSurvivorId,
  insertMerge,
  keepStricterStanding,
  setFirstContact,
} from '../data/merge-queries.ts';
import { loadRecords, type PartyRecord } from '../data/party-record.ts';
import { rewriteParties } from '../data/party-writes.ts';
import { deriveParty } from '../domain/derive-party.ts';
import { differingFields, mergedFields, mergeWarnings, suggestSurvivor } from '../domain/merge-fields.ts';
import { gatherStragglersJob } from '../jobs/gather-stragglers.ts';
import { describeFiles } from './describe-likeness.ts';
import { countMergeRows, moveMergeRows } from './merge-rows.ts';
import { refuseUnknown, viewParty } from './party-view.ts';
import { stampOf } from './save-record.ts';

/** What merging another party into one would do; by the same rules as the merge itself. */
export async function previewMerge(
  ctx: ActionContext,
  survivorId: string,
  mergedPartyId: string,
): Promise<MergePreview> {
  const { survivor, merged } = await loadPair(ctx, survivorId, mergedPartyId);
  const joining = { survivorId, mergedId: mergedPartyId };
  const relations = await countMergeRows(ctx, joining);
  const suggestion = suggestSurvivor(survivor, merged);
  return {
    survivor: await viewParty(ctx, survivorId),
    merged: await viewParty(ctx, mergedPartyId),
    suggestedSurvivorId: suggestion.survivor.partyId,
    suggestedBecause: suggestion.because,
    fields: differingFields(survivor, merged),
    relations: relations
      .filter(({ table }) => table !== 'parties.party')
      .map(({ table, rule, moves, setAside, survivorHas }) => ({
        table,
        moves,
        setAside,
        survivorHas,
        mayLeave: rule === 'ask',
        computed: rule === 'recompute',
      })),
    warnings: mergeWarnings(survivor, merged),
  };
}

/** Longer than any transaction that was under way when the files were merged. */
const STRAGGLERS_AFTER_MS = 120_000;

export interface MergeForm {
  mergedPartyIds: readonly string[];
  fields?: Partial<Record<MergeField, FieldChoice>>;
  leave?: readonly string[];
}

/** Makes two files one: everything of the merged party goes over, and its id leads to the survivor from now on. */
export async function mergeParties(
  ctx: ActionContext,
  survivorId: string,
  form: MergeForm,
): Promise<{ mergeId: string; party: Party }> {
  const mergedPartyId = onlyOne(form.mergedPartyIds);
  const { survivor, merged } = await loadPair(ctx, survivorId, mergedPartyId, { lock: true });
  const { fields, changes } = mergedFields(survivor, merged, form.fields ?? {});
  const firstContactAt =
    merged.firstContactAt < survivor.firstContactAt ? merged.firstContactAt : survivor.firstContactAt;
  if (firstContactAt !== survivor.firstContactAt) {
    changes.push({ field: 'firstContactAt', from: survivor.firstContactAt, to: firstContactAt });
  }

  const mergeId = ctx.newId();
  const stamp = stampOf(ctx);
  const { number: mergedNumber, displayName: mergedName } = merged;
  const joining = { survivorId, mergedId: mergedPartyId };
  const counts = await moveMergeRows(ctx, joining, mergeId, form.leave ?? []);
  changes.push(...(await keepStricterStanding(ctx.db, { survivorId, mergeId })));
  await insertMerge(ctx.db, { survivorId, mergeId, mergedPartyId, mergedNumber, mergedName, changes }, stamp);
  await addMergeCounts(ctx.db, { survivorId, mergeId }, counts);
  await setFirstContact(ctx.db, survivorId, firstContactAt);
  await rederive(ctx, survivorId, fields);

  const soon = new Date(stamp.at.getTime() + STRAGGLERS_AFTER_MS).toISOString();
  await ctx.enqueue(gatherStragglersJob, { partyId: survivorId, mergedPartyId, mergeId }, { runAt: soon });
  await ctx.announce(partiesMerged, { partyId: survivorId, mergedPartyId, mergeId });
  ctx.audit({ subjectKind: 'party', subjectId: survivorId, mergedPartyId, mergeId });
  return { mergeId, party: await viewParty(ctx, survivorId) };
}

/** Writes a party's fields and derives name, search and recognition from all that its file holds now. */
export async function rederive(
  ctx: ActionContext,
  partyId: string,
  fields: Partial<PartyRecord>,
): Promise<void> {
  const record = (await loadRecords(ctx.db, [partyId])).get(partyId);
  if (!record) return refuseUnknown();
  const after = { ...record, ...fields };
  const { identities, ...derived } = deriveParty(after, after.contactPoints, after.identities);
  await rewriteParties(ctx.db, [{ ...after, ...derived }], stampOf(ctx));
  await describeFiles(ctx, [{ ...after, version: after.version + 1 }]);
  await insertMissingIdentities(
    ctx.db,
    identities.map((key) => ({ ...key, partyId })),
    ctx.clock.now(),
  );
}

function onlyOne(partyIds: readonly string[]): string {
  const distinct = [...new Set(partyIds)];
  const [first] = distinct;
  if (first !== undefined && distinct.length === 1) return first;
  return refuse(
    partiesProblems.mergeOneAtATime,
    `${distinct.length} customers were to be merged at once; merge them one after the other, so that each can be undone`,
  );
}

async function loadPair(
  ctx: ActionContext,
  survivorId: string,
  mergedPartyId: string,
  options: { lock?: boolean } = {},
): Promise<{ survivor: PartyRecord; merged: PartyRecord }> {
  if (survivorId === mergedPartyId) refuseItself();
  const records = await loadRecords(ctx.db, [survivorId, mergedPartyId].sort(), options);
  const survivor = records.get(survivorId);
  const merged = records.get(mergedPartyId);
  if (!survivor || !reaches(ctx.actor, partiesMerge, survivor)) return refuseUnknown();
  if (!merged && (await findSurvivorId(ctx.db, mergedPartyId)) === survivorId) refuseItself();
  if (!merged || !reaches(ctx.actor, partiesMerge, merged)) return refuseUnknown();
  return { survivor, merged };
}

function refuseItself(): never {
  return refuse(
    partiesProblems.mergeIntoItself,
    'both ids name the same customer, perhaps since an earlier merge; choose another one',
  );
}
