import { refuse } from '#contract-kit';
import { requirePartyInReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import {
  type CallDirection,
  type CallOutcome,
  type ContactChannel,
  callLogged,
  contactLogged,
  type Interaction,
  noteAdded,
  timelineProblems,
  timelineWrite,
} from '../contract/index.ts';
import { type InteractionRow, insertInteraction } from '../data/interaction-queries.ts';

export interface NewNote {
  partyId: string;
  text: string;
  /** An instant; now when left out. May lie before the first order. */
  occurredAt?: string | undefined;
}

export interface NewCall extends NewNote {
  direction: CallDirection;
  outcome: CallOutcome;
  minutes: number | null;
}

export interface NewContact extends NewNote {
  channel: ContactChannel;
  direction: CallDirection;
}

/** Writes an internal note about a customer. */
export async function addNote(ctx: ActionContext, note: NewNote): Promise<Interaction> {
  const row = await record(ctx, note, { ...NEITHER, kind: 'note' });
  await ctx.announce(noteAdded, factOf(row));
  return shown(row);
}

/** Logs a telephone call with a customer. */
export async function logCall(ctx: ActionContext, call: NewCall): Promise<Interaction> {
  const { direction, outcome, minutes } = call;
  const row = await record(ctx, call, { ...NEITHER, kind: 'call', direction, outcome, minutes });
  await ctx.announce(callLogged, { ...factOf(row), direction, outcome });
  return shown(row);
}

/** Logs that one wrote to a customer, heard from them in writing, or met them. */
export async function logContact(ctx: ActionContext, contact: NewContact): Promise<Interaction> {
  const { channel, direction } = contact;
  const row = await record(ctx, contact, { ...NEITHER, kind: 'contact', direction, channel });
  await ctx.announce(contactLogged, { ...factOf(row), direction, channel });
  return shown(row);
}

/** What only some kinds of interaction have. */
const NEITHER = { direction: null, outcome: null, minutes: null, channel: null };

/** Clocks of a phone and a server differ a little; what lies further ahead is a mistake of typing. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

async function record(
  ctx: ActionContext,
  said: NewNote,
  how: Pick<InteractionRow, 'kind' | keyof typeof NEITHER>,
): Promise<InteractionRow> {
  await requirePartyInReach(ctx, timelineWrite, said.partyId, { archivedToo: true });
  const now = ctx.clock.now();
  const occurredAt = said.occurredAt === undefined ? now : new Date(said.occurredAt);
  if (occurredAt.getTime() > now.getTime() + CLOCK_DIFFERENCE_MS) {
    refuse(
      timelineProblems.notYetHappened,
      `${said.occurredAt} lies in the future; plan a task for what is still to be done`,
    );
  }
  const row: InteractionRow = {
    party_id: said.partyId,
    interaction_id: ctx.newId(),
    ...how,
    occurred_at: occurredAt.toISOString(),
    recorded_at: now.toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    body: said.text,
  };
  await insertInteraction(ctx.db, row);
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, interactionId: row.interaction_id });
  return row;
}

function factOf(row: InteractionRow) {
  return { partyId: row.party_id, interactionId: row.interaction_id, occurredAt: row.occurred_at };
}

function shown(row: InteractionRow): Interaction {
  return {
    interactionId: row.interaction_id,
    kind: row.kind,
    occurredAt: row.occurred_at,
    byName: row.by_name,
    text: row.body,
    direction: row.direction,
    outcome: row.outcome,
    minutes: row.minutes,
    channel: row.channel,
  };
}
