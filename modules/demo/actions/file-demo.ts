import {
  addContactPoint,
  addRelation,
  createParty,
  ensureSweep,
  externalKind,
  flagKeyAccount,
  updateContactPoint,
  viewParty,
} from '#modules/parties';
import type { DemoBusiness } from '#pack-kit';
import type { ActionContext } from '#platform';

interface Places {
  branchIds: readonly string[];
  /** By e-mail address. */
  staffIds: ReadonlyMap<string, string>;
}

/** Whom the files of the demo speak of. */
export function spokenOf({ files }: DemoBusiness): { customerNumber: string }[] {
  const { relations, barred, verified, keyAccounts } = files;
  const others = relations.map(({ otherNumber }) => ({ customerNumber: otherNumber }));
  return [...relations, ...others, ...barred, ...verified, ...keyAccounts];
}

/** What daily work leaves in some files: carers, numbers verified and barred, a file opened twice, key accounts. */
export async function fileDemo(
  ctx: ActionContext,
  demo: DemoBusiness,
  parties: ReadonlyMap<string, string>,
  { branchIds, staffIds }: Places,
): Promise<void> {
  const { relations, barred, verified, keyAccounts } = demo.files;
  const partyOf = (customerNumber: string) => {
    const partyId = parties.get(customerNumber);
    if (partyId === undefined)
      throw new Error(`the demo speaks of ${customerNumber}, who is no customer of it`);
    return partyId;
  };
  for (const { customerNumber, otherNumber, role, note } of relations) {
    await addRelation(ctx, partyOf(customerNumber), { otherId: partyOf(otherNumber), role, note });
  }
  for (const { customerNumber, phone, reason } of barred) {
    const partyId = partyOf(customerNumber);
    const { contactPoints } = await addContactPoint(ctx, partyId, { kind: 'phone', typed: phone });
    const old = contactPoints.find(({ typed }) => typed === phone);
    if (old) await updateContactPoint(ctx, partyId, old.contactPointId, { barred: reason });
  }
  for (const { customerNumber } of verified) await verifyPhone(ctx, partyOf(customerNumber));
  for (const { customerNumber, reason, reviewOn, ownerEmail } of keyAccounts) {
    const ownerId = staffIds.get(ownerEmail) ?? null;
    await flagKeyAccount(ctx, partyOf(customerNumber), { reason, reviewOn, ownerId });
  }
  await openTwins(ctx, demo, branchIds);
  await ensureSweep(ctx);
}

async function verifyPhone(ctx: ActionContext, partyId: string): Promise<void> {
  const { contactPoints } = await viewParty(ctx, partyId);
  const phone = contactPoints.find(({ kind }) => kind === 'phone');
  if (phone) await updateContactPoint(ctx, partyId, phone.contactPointId, { verified: 'reached' });
}

async function openTwins(
  ctx: ActionContext,
  demo: DemoBusiness,
  branchIds: readonly string[],
): Promise<void> {
  for (const { customerNumber, familyName, givenName } of demo.files.twins) {
    const one = demo.customers.find(({ number }) => number === customerNumber);
    if (!one) continue;
    await createParty(ctx, {
      familyName,
      givenName,
      gender: one.gender,
      bornOn: one.birthOn,
      branchId: branchIds[one.branch] ?? null,
      contactPoints: one.phones.map((typed) => ({ kind: 'phone' as const, typed })),
      identities: [{ kind: externalKind(demo.name), value: `${customerNumber}-2` }],
      allowDuplicate: true,
    });
  }
}
