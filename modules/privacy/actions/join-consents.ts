import type { ActionContext } from '#platform';
import { DATA_PURPOSES, type Purpose } from '../contract/index.ts';
import { deleteConsentFactsOfMerge, listConsentFacts, listFactsThatCame } from '../data/consent-queries.ts';
import { strictestOfBoth } from '../domain/strictest-of-both.ts';
import { asDecision, writeConsents } from './consents.ts';

interface Joined {
  partyId: string;
  mergeId: string;
}

/**
 * Two files of one person became one: where they stood differently, the more restrictive word holds, although it may be
 * the older one. It is written down as a fact of the merge, so that it can be told and taken back.
 */
export async function joinConsents(ctx: ActionContext, { partyId, mergeId }: Joined): Promise<void> {
  const facts = await listConsentFacts(ctx.db, partyId);
  if (facts.some((fact) => fact.source === 'merge' && fact.evidence === evidenceOf(mergeId))) return;
  const came = new Set(await listFactsThatCame(ctx.db, partyId, mergeId));
  const [theirs, own] = [true, false].map((isTheirs) =>
    facts.filter((fact) => came.has(fact.fact_id) === isTheirs).map(asDecision),
  );
  const withdrawn = strictestOfBoth(own ?? [], theirs ?? []);
  await writeConsents(
    ctx,
    withdrawn.map(({ purpose, channel }) => ({
      partyId,
      purpose,
      channels: channel === null || isDataPurpose(purpose) ? [] : [channel],
      decision: 'withdrawn' as const,
      source: 'merge' as const,
      evidence: evidenceOf(mergeId),
    })),
  );
}

/** The merge is undone: each file stands as its own customer decided. */
export async function partConsents(ctx: ActionContext, { partyId, mergeId }: Joined): Promise<void> {
  await deleteConsentFactsOfMerge(ctx.db, partyId, evidenceOf(mergeId));
}

function evidenceOf(mergeId: string): string {
  return `merge ${mergeId}`;
}

function isDataPurpose(purpose: Purpose): boolean {
  return DATA_PURPOSES.some((one) => one === purpose);
}
