import { pick, type ReadAction } from './read-action.ts';

const LIMIT_MS = 30;

/** What the customer page asks for, each alone and all at once as the page does. */
const PARTS: readonly { name: string; place: (partyId: string) => string }[] = [
  { name: 'file', place: (partyId) => `/api/parties/${partyId}` },
  { name: 'timeline', place: (partyId) => `/api/parties/${partyId}/timeline?limit=30` },
  { name: 'orders', place: (partyId) => `/api/parties/${partyId}/orders` },
  { name: 'value', place: (partyId) => `/api/value/customers/${partyId}` },
];

export function customerPageActions(partyIds: readonly string[]): ReadAction[] {
  const roles = ['manager', 'administrator'] as const;
  const alone = PARTS.map(
    ({ name, place }): ReadAction => ({
      name: `customer page: ${name}`,
      roles,
      limitMs: LIMIT_MS,
      places: (random) => [place(pick(random, partyIds))],
    }),
  );
  const together: ReadAction = {
    name: 'customer page: all four at once',
    roles,
    limitMs: LIMIT_MS,
    places: (random) => {
      const partyId = pick(random, partyIds);
      return PARTS.map(({ place }) => place(partyId));
    },
  };
  return [...alone, together];
}
