import { type ActionContext, auditExport, exportWatermark, reaches } from '#platform';
import {
  MOST_PRINTED,
  type Party,
  type PartyFilters,
  type PartySort,
  type PartySummary,
  partiesExport,
} from '../contract/index.ts';
import { countFiltered, listSummaries } from '../data/list-queries.ts';
import { refuseHiddenFields } from './list-parties.ts';
import { maskedRelated } from './mask-numbers.ts';
import { refuseUnknown, viewParty } from './party-view.ts';
import { reachOf } from './reach-of.ts';
import { getRelations, type Related } from './relations.ts';

/** A file for paper: telephones whole, what is not to be used left out. That it was taken is recorded first. */
export async function printParty(
  ctx: ActionContext,
  partyId: string,
): Promise<{ party: Party; related: Related; watermark: string }> {
  const party = await viewParty(ctx, partyId);
  if (!reaches(ctx.actor, partiesExport, party)) return refuseUnknown();
  const related = maskedRelated(await getRelations(ctx, partyId));
  await auditExport(ctx, 'party.printed', { subjectKind: 'party', subjectId: partyId });
  const contactPoints = party.contactPoints.filter(({ barredAt }) => barredAt === null);
  return { party: { ...party, contactPoints }, related, watermark: exportWatermark(ctx) };
}

/** The first rows of a list for paper. */
export async function printParties(
  ctx: ActionContext,
  query: PartyFilters & { sort: PartySort },
): Promise<{ items: PartySummary[]; hasMore: boolean; count: number; exact: boolean; watermark: string }> {
  refuseHiddenFields(ctx, query);
  const reach = reachOf(ctx, partiesExport);
  const { items, nextCursor } = await listSummaries(ctx.db, reach, { ...query, limit: MOST_PRINTED });
  const list = { subjectKind: 'party-list', subjectId: 'parties', rows: items.length, ...query };
  await auditExport(ctx, 'parties.printed', list);
  const hasMore = nextCursor !== null;
  const counted = hasMore ? await countFiltered(ctx.db, reach, query) : { count: items.length, exact: true };
  return { items, hasMore, ...counted, watermark: exportWatermark(ctx) };
}
