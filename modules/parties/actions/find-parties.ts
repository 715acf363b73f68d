import type { ActionContext } from '#platform';
import { type PartySummary, partiesRead } from '../contract/index.ts';
import { findHolders } from '../data/identity-queries.ts';
import { reachableSummaries } from '../data/search-queries.ts';
import { readEmail } from '../domain/email.ts';
import { type IdentityKind, identityValue } from '../domain/identity.ts';
import { readPhone } from '../domain/phone.ts';
import { refuseUnknown } from './party-view.ts';
import { reachOf } from './reach-of.ts';

/** The summary of a party the actor reaches; refuses with not-found otherwise. */
export async function getPartySummary(ctx: ActionContext, partyId: string): Promise<PartySummary> {
  const [summary] = await reachableSummaries(ctx.db, reachOf(ctx, partiesRead), [partyId]);
  return summary ?? refuseUnknown();
}

/** The summaries of given parties that the actor reaches, in the order given. */
export async function listPartySummaries(
  ctx: ActionContext,
  partyIds: readonly string[],
): Promise<PartySummary[]> {
  return reachableSummaries(ctx.db, reachOf(ctx, partiesRead), partyIds);
}

/** Parties that go by a phone (in any format), an e-mail or a number, among those the actor reaches. */
export async function findPartiesByIdentity(
  ctx: ActionContext,
  identity: { kind: IdentityKind; value: string },
): Promise<PartySummary[]> {
  const value = comparable(identity, ctx.settings.region);
  if (value === undefined) return [];
  const holders = await findHolders(ctx.db, [{ kind: identity.kind, value }]);
  return reachableSummaries(
    ctx.db,
    reachOf(ctx, partiesRead),
    holders.map(({ partyId }) => partyId),
  );
}

function comparable(
  { kind, value }: { kind: IdentityKind; value: string },
  region: string,
): string | undefined {
  if (kind === 'phone') {
    const read = readPhone(value, region);
    return read.ok ? read.phone.value : undefined;
  }
  if (kind === 'email') {
    const read = readEmail(value);
    return read.ok ? read.value : undefined;
  }
  return identityValue(kind, value);
}
