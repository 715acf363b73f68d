import type { TimelineEntry, TimelineSource } from '#platform';
import type { FieldChange } from './contract/index.ts';
import { type ChangeFact, listChangeFacts } from './data/timeline-queries.ts';
import { shownChange } from './domain/shown-change.ts';

/** Edits as facts: who added the party, and what was changed by whom. */
export const partiesTimeline: TimelineSource = async (ctx, query) => {
  const facts = await listChangeFacts(ctx.db, query);
  return facts.map((fact) => toEntry(fact, ctx.actor.sees('contact')));
};

function toEntry(fact: ChangeFact, seesContact: boolean): TimelineEntry {
  const changes = fact.changes.map((change) => shownChange(change, seesContact));
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
