import type { TimelineEntry, TimelineSource } from '#platform';
import type { FieldChange } from './contract/index.ts';
import { type ChangeFact, listChangeFacts } from './data/timeline-queries.ts';
import { maskPhone } from './domain/mask-phone.ts';

const CONTACT_FIELD = /^(phone|email|address)/;

/** Edits as facts: who added the party, and what was changed by whom. */
export const partiesTimeline: TimelineSource = async (ctx, query) => {
  const facts = await listChangeFacts(ctx.db, query);
  return facts.map((fact) => toEntry(fact, ctx.actor.sees('contact')));
};

function toEntry(fact: ChangeFact, seesContact: boolean): TimelineEntry {
  const changes = fact.changes.map(seesContact ? withMaskedPhone : withoutContact);
  return {
    kind: kindOf(fact),
    entryId: fact.entryId,
    occurredAt: fact.occurredAt,
    actorName: fact.actorName,
    values: valuesOf(fact, changes),
    text: null,
  };
}

function valuesOf(fact: ChangeFact, changes: FieldChange[]): Record<string, unknown> {
  if (fact.mergedName !== null) return { name: fact.mergedName, number: fact.mergedNumber };
  return { count: changes.length, changes, importId: fact.importId };
}

function kindOf(fact: ChangeFact): string {
  if (fact.what !== 'changed') return `party.${fact.what}`;
  const [only] = fact.changes;
  if (only?.field !== 'archivedAt') return 'party.changed';
  return only.to === null ? 'party.restored' : 'party.archived';
}

/** Whoever may not see telephones still sees that one was changed. */
function withoutContact(change: FieldChange): FieldChange {
  return CONTACT_FIELD.test(change.field) ? { field: change.field, from: null, to: null } : change;
}

/** Telephones show their ends in what was changed, as they do in the file. */
function withMaskedPhone(change: FieldChange): FieldChange {
  if (change.field !== 'phone' && change.field !== 'phone-preferred') return change;
  const masked = (typed: string | null) => (typed === null ? null : maskPhone(typed));
  return { field: change.field, from: masked(change.from), to: masked(change.to) };
}
