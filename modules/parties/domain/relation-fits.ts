import type { PartyKind, RelationRole } from '../contract/index.ts';

const IN_HOUSEHOLDS: ReadonlySet<RelationRole> = new Set(['head', 'spouse', 'child', 'parent', 'member']);
const IN_ORGANISATIONS: ReadonlySet<RelationRole> = new Set(['works-at', 'member-of']);

/** Whether one party may be this to another: a person is the head of a household and works at an organisation. */
export function relationFits(role: RelationRole, party: PartyKind, other: PartyKind): boolean {
  if (IN_HOUSEHOLDS.has(role)) return party === 'person' && other === 'household';
  if (IN_ORGANISATIONS.has(role)) return party === 'person' && other === 'organisation';
  return other !== 'household' || role === 'payer' || role === 'contact';
}
