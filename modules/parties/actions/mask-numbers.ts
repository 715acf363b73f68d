import { type ActionContext, reaches, writeAudit } from '#platform';
import { type Party, type PartySummary, partiesReveal } from '../contract/index.ts';
import { maskPhone } from '../domain/mask-phone.ts';
import type { Related } from './relations.ts';

type Owned = Pick<PartySummary, 'partyId' | 'branchId' | 'ownerId'>;

/** Telephones of one customer as they are shown: their ends, or whole for who asks and may; that they were is written down. */
export async function shownParty(ctx: ActionContext, party: Party, isAsked = false): Promise<Party> {
  return (await reveals(ctx, party, isAsked)) ? party : maskedParty(party);
}

/** The same for the lines of a list. */
export async function shownSummaries(
  ctx: ActionContext,
  parties: readonly PartySummary[],
  isAsked = false,
): Promise<PartySummary[]> {
  const shown: PartySummary[] = [];
  for (const party of parties) {
    shown.push((await reveals(ctx, party, isAsked)) ? party : maskedSummary(party));
  }
  return shown;
}

/** Whether a customer's numbers are shown whole to who asks; it is recorded with each customer. */
export async function reveals(ctx: ActionContext, party: Owned, isAsked: boolean): Promise<boolean> {
  if (!isAsked || !ctx.actor.sees('contact') || !reaches(ctx.actor, partiesReveal, party)) return false;
  await writeAudit(ctx, 'party.numbers-shown', { subjectKind: 'party', subjectId: party.partyId });
  return true;
}

/** Numbers that ring. */
const MASKED: ReadonlySet<string> = new Set(['phone', 'fax']);

/** A file with the ends of its telephones only. */
export function maskedParty(party: Party): Party {
  return {
    ...party,
    ...maskedSummary(party),
    contactPoints: party.contactPoints.map((point) =>
      !MASKED.has(point.kind) || point.value === null
        ? point
        : { ...point, typed: maskPhone(point.value), value: maskPhone(point.value), isMasked: true },
    ),
  };
}

/** A line of a list with the end of its telephone only. */
export function maskedSummary<T extends Pick<PartySummary, 'primaryPhone'>>(party: T): T {
  return party.primaryPhone === null ? party : { ...party, primaryPhone: maskPhone(party.primaryPhone) };
}

/** Who stands beside a customer, with the ends of their telephones only. */
export function maskedRelated(related: Related): Related {
  return {
    ...related,
    relations: related.relations.map((one) => ({ ...one, other: maskedSummary(one.other) })),
    households: related.households.map((home) => ({
      ...home,
      household: maskedSummary(home.household),
      members: home.members.map((one) => ({ ...one, party: maskedSummary(one.party) })),
    })),
  };
}
