import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type ConsentState,
  type Measure,
  partyRestricted,
  partyUnrestricted,
  privacyManage,
} from '../contract/index.ts';
import { insertMeasure, markMeasureLifted } from '../data/consent-queries.ts';
import { findPersonInReach } from '../data/person-queries.ts';
import { getConsents, refuseUnknownPerson } from './consents.ts';

export interface NewMeasure {
  partyId: string;
  kind: Measure['kind'];
  reason: string;
  basis: string;
  untilOn: string | null;
}

/** Places a legal hold, against which nothing is erased, or a restriction, under which data is only kept. */
export async function placeMeasure(ctx: ActionContext, given: NewMeasure): Promise<ConsentState> {
  const { partyId, kind } = given;
  if (!(await findPersonInReach(ctx, privacyManage, partyId))) return refuseUnknownPerson();
  const measureId = ctx.newId();
  await insertMeasure(ctx.db, {
    party_id: partyId,
    measure_id: measureId,
    kind,
    reason: given.reason,
    basis: given.basis,
    until_on: given.untilOn,
    placed_at: ctx.clock.now(),
    placed_by: ctx.actor.actorId,
    placed_by_name: ctx.actor.displayName,
    lifted_at: null,
    lifted_by_name: null,
  });
  if (kind === 'restriction') await ctx.announce(partyRestricted, { partyId });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, kind, measureId });
  return getConsents(ctx, partyId);
}

/** Lifts a measure; it stays on record with who lifted it. */
export async function liftMeasure(
  ctx: ActionContext,
  { partyId, measureId }: { partyId: string; measureId: string },
): Promise<ConsentState> {
  if (!(await findPersonInReach(ctx, privacyManage, partyId))) return refuseUnknownPerson();
  const by = { at: ctx.clock.now(), name: ctx.actor.displayName };
  const lifted = await markMeasureLifted(ctx.db, { partyId, measureId }, by);
  if (!lifted) refuse(notFound, 'there is no such hold or restriction, or it was lifted already');
  if (lifted.kind === 'restriction') await ctx.announce(partyUnrestricted, { partyId });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, kind: lifted.kind, measureId });
  return getConsents(ctx, partyId);
}
