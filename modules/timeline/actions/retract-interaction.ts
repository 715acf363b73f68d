import { notFound, refuse } from '#contract-kit';
import { requirePartyInReach } from '#modules/parties';
import type { ActionContext, Actor } from '#platform';
import { interactionRetracted, timelineOversee, timelineProblems, timelineWrite } from '../contract/index.ts';
import { findInteraction, insertRetraction, type RecordedInteraction } from '../data/interaction-queries.ts';

export interface Retraction {
  retractedAt: string;
  retractedByName: string;
}

/** Takes a note, a call or another contact back. It stays on record; doing it again changes nothing. */
export async function retractInteraction(
  ctx: ActionContext,
  { partyId, interactionId }: { partyId: string; interactionId: string },
): Promise<Retraction> {
  await requirePartyInReach(ctx, timelineWrite, partyId, { archivedToo: true });
  const interaction = await findInteraction(ctx.db, partyId, interactionId);
  if (!interaction) refuse(notFound, 'this customer has no such note, call or contact');
  if (!mayRetract(ctx.actor, interaction)) {
    refuse(
      timelineProblems.writtenBySomebodyElse,
      `${interaction.by_name} wrote this; ask them or a manager to take it back`,
    );
  }
  ctx.audit({ subjectKind: 'party', subjectId: partyId, interactionId });
  const { retracted_at: retractedAt, retracted_by_name: retractedByName } = interaction;
  if (retractedAt !== null && retractedByName !== null) return { retractedAt, retractedByName };
  const at = ctx.clock.now().toISOString();
  const { actorId, displayName } = ctx.actor;
  await insertRetraction(ctx.db, {
    party_id: partyId,
    interaction_id: interactionId,
    at,
    by_id: actorId,
    by_name: displayName,
  });
  await ctx.announce(interactionRetracted, { partyId, interactionId });
  return { retractedAt: at, retractedByName: displayName };
}

/** One's own, or anybody's for who oversees the timeline. */
export function mayRetract(actor: Actor, interaction: Pick<RecordedInteraction, 'by_id'>): boolean {
  return interaction.by_id === actor.actorId || actor.scopeOf(timelineOversee) !== undefined;
}
