import type { LocalText } from '#form-kit';
import { createCareTask } from '#modules/follow-ups';
import type { PromiseDefinition } from '#pack-kit';
import type { ActionContext } from '#platform';
import { findParty, type PromiseRow } from '../data/promise-queries.ts';

/** Plans the apology when a promise to a customer breaks, once; between departments nobody apologises to the customer. */
export async function apologise(
  ctx: ActionContext,
  given: { before: PromiseRow; after: PromiseRow; definition: PromiseDefinition | null },
): Promise<string | null> {
  const { before, after, definition } = given;
  const isNews = before.state !== 'broken' && after.state === 'broken' && after.recovered_at === null;
  if (!isNews || after.is_internal || before.care_task_id !== null) return before.care_task_id;
  const party = await findParty(ctx.db, after.party_id);
  if (!party || party.diedOn !== null || party.archivedAt !== null) return null;
  const { careTaskId } = await createCareTask(ctx, {
    partyId: after.party_id,
    assigneeId: after.owner_id ?? party.ownerId,
    reason: {
      kind: 'promise-broken',
      values: {
        promiseId: after.promise_id,
        promise: definition?.text ?? inAllLanguages(after.own_words ?? ''),
        dueAt: after.due_at ?? after.decided_at ?? after.started_at,
      },
    },
  });
  return careTaskId;
}

const inAllLanguages = (text: string): LocalText => ({ 'zh-CN': text, 'zh-TW': text, en: text });
