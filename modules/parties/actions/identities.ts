import { notFound, refuse } from '#contract-kit';
import { type ActionContext, invalid, reaches } from '#platform';
import { type Party, partiesRead } from '../contract/index.ts';
import { deleteIdentities } from '../data/belonging-writes.ts';
import { findRecord } from '../data/party-record.ts';
import { insertIdentities } from '../data/party-writes.ts';
import { maskIdentity } from '../domain/mask-identity.ts';
import { readIdentity } from '../domain/party-draft.ts';
import { identityKeyOf, recordToChange, refuseUnknown, viewParty } from './party-view.ts';
import { refuseTakenNumbers } from './refuse-taken-numbers.ts';
import { saveRecord, stampOf } from './save-record.ts';

/** Adds a number the party is recognised by. */
export async function addIdentity(
  ctx: ActionContext,
  partyId: string,
  form: { kind: string; value: string },
): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const read = readIdentity(form, 'body.value');
  if (!read.ok) throw invalid([read.fault]);
  const { kind, value } = read.key;
  const isOwn = record.identities.some((one) => one.kind === kind && one.value === value);
  if (isOwn) return viewParty(ctx, partyId);
  await refuseTakenNumbers(ctx, [read.key]);

  await insertIdentities(ctx.db, [{ kind, value, partyId, source: null, importId: null }], stampOf(ctx));
  const identities = [...record.identities, { kind, value, source: null, importId: null }];
  await saveRecord(ctx, record, { ...record, identities }, [
    { field: kind, from: null, to: maskIdentity(kind, value) },
  ]);

  return viewParty(ctx, partyId);
}

/** A number as a whole, for who asks for it; the route blanks it for those who may not see it, and records who saw it. */
export async function showIdentity(
  ctx: ActionContext,
  partyId: string,
  key: string,
): Promise<{ value: string }> {
  const record = await findRecord(ctx.db, partyId);
  if (!record || !reaches(ctx.actor, partiesRead, record)) return refuseUnknown();
  const asked = record.identities.find((one) => identityKeyOf(one) === key);
  return asked ? { value: asked.value } : refuse(notFound, 'this customer has no such number any more');
}

/** Takes a number out of the file. */
export async function removeIdentity(ctx: ActionContext, partyId: string, key: string): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const gone = record.identities.find((one) => one.kind !== 'customer-number' && identityKeyOf(one) === key);
  if (!gone) return refuse(notFound, 'this customer has no such number any more');

  await deleteIdentities(ctx.db, [{ kind: gone.kind, value: gone.value, partyId }]);
  const identities = record.identities.filter((one) => one !== gone);
  await saveRecord(ctx, record, { ...record, identities }, [
    { field: gone.kind, from: maskIdentity(gone.kind, gone.value), to: null },
  ]);

  return viewParty(ctx, partyId);
}
