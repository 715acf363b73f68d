import type { ActionContext } from '#platform';
import { listTimeline, type NamedSource } from '../actions/list-timeline.ts';
import { ownTimeline } from '../actions/own-timeline.ts';
import { addNote, logCall, type NewCall, type NewNote } from '../actions/record-interaction.ts';
import type { Interaction, TimelineEntryShown } from '../contract/index.ts';

/** An internal note on a customer's timeline. */
export async function aNote(
  ctx: ActionContext,
  given: Pick<NewNote, 'partyId'> & Partial<NewNote>,
): Promise<Interaction> {
  return addNote(ctx, { text: '右耳反馈啸叫已调', ...given });
}

/** A call of three minutes in which the customer was reached. */
export async function aCall(
  ctx: ActionContext,
  given: Pick<NewCall, 'partyId'> & Partial<NewCall>,
): Promise<Interaction> {
  return logCall(ctx, { direction: 'outbound', outcome: 'reached', minutes: 3, text: '一切都好', ...given });
}

/** What the actor reads on a customer's timeline: notes, calls, and what the given modules tell. */
export async function readTimeline(
  ctx: ActionContext,
  partyId: string,
  sources: readonly NamedSource[] = [],
): Promise<TimelineEntryShown[]> {
  const own: NamedSource = { module: 'timeline', source: ownTimeline };
  return (await listTimeline(ctx, [own, ...sources], { partyId, limit: 200 })).items;
}
