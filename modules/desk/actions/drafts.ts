import { refuse } from '#contract-kit';
import { getPartySummary } from '#modules/parties';
import type { ActionContext } from '#platform';
import { type Draft, deskProblems } from '../contract/index.ts';
import { countOtherDrafts, deleteDraft, listDraftRows, putDraft } from '../data/draft-queries.ts';

/** Most drafts one person keeps. */
const MOST_DRAFTS = 200;

/** The actor's own drafts. */
export async function listDrafts(ctx: ActionContext): Promise<{ items: Draft[] }> {
  return { items: await listDraftRows(ctx.db, ctx.actor.actorId) };
}

/** Keeps what the actor is writing, of a customer they reach or of nobody. */
export async function saveDraft(ctx: ActionContext, draft: Omit<Draft, 'updatedAt'>): Promise<Draft> {
  if (draft.partyId !== null) await getPartySummary(ctx, draft.partyId);
  const { actorId } = ctx.actor;
  if ((await countOtherDrafts(ctx.db, actorId, draft.draftKey)) >= MOST_DRAFTS) {
    refuse(deskProblems.tooManyDrafts, `${MOST_DRAFTS} drafts are kept; send or drop some of them`);
  }
  ctx.audit({ subjectKind: 'draft', subjectId: draft.draftKey });
  return putDraft(ctx.db, actorId, draft, ctx.clock.now());
}

/** Drops a draft of the actor's. */
export async function dropDraft(ctx: ActionContext, draftKey: string): Promise<Record<string, never>> {
  await deleteDraft(ctx.db, ctx.actor.actorId, draftKey);
  ctx.audit({ subjectKind: 'draft', subjectId: draftKey });
  return {};
}
