import type { RandomSource } from '#analytics';
import type { Role } from '#modules/access/contract';
import { BRANCHES, TAGS } from '../generate/customers.ts';
import { pick, type ReadAction } from './read-action.ts';

const LIMIT_MS = 100;
const EVERYWHERE = ['analyst', 'administrator'] as const;

/** First pages of the list of customers, filtered and sorted as people do. */
export function listActions(branchIds: ReadonlyMap<string, string>): ReadAction[] {
  const action = (
    name: string,
    roles: readonly Role[],
    query: (random: RandomSource) => string,
  ): ReadAction => ({
    name: `list: ${name}`,
    roles,
    limitMs: LIMIT_MS,
    places: (random) => [`/api/parties?limit=50&${query(random)}`],
  });
  const branchId = (random: RandomSource) => branchIds.get(pick(random, BRANCHES)) ?? '';
  const rareTag = encodeURIComponent(TAGS.at(-1) ?? '');
  return [
    action('by name, all branches', EVERYWHERE, () => 'sort=name'),
    action('by name, own branch', ['front-desk'], () => 'sort=name'),
    action('by lifetime value, all branches', EVERYWHERE, () => 'sort=-lifetimeValue'),
    action('by lifetime value, own three branches', ['relationship-manager'], () => 'sort=-lifetimeValue'),
    action('by last purchase, own branch', ['front-desk'], () => 'sort=-lastPurchaseOn'),
    action('longest without contact, all branches', EVERYWHERE, () => 'sort=lastContactOn'),
    action(
      'without contact, own branch, by name',
      ['front-desk'],
      () => 'sort=name&lastContactBefore=2025-01-01',
    ),
    action('by spend, one branch of all', EVERYWHERE, (random) => `sort=-spend&branchId=${branchId(random)}`),
    action('a common tag, by name', EVERYWHERE, () => `sort=name&tag=${encodeURIComponent(TAGS[0])}`),
    action('a rare tag, by lifetime value', EVERYWHERE, () => `sort=-lifetimeValue&tag=${rareTag}`),
    action('a rare tag, own branch, by name', ['front-desk'], () => `sort=name&tag=${rareTag}`),
    action('last bought in one month, by lifetime value', EVERYWHERE, (random) => {
      const { from, before } = month(random);
      return `sort=-lifetimeValue&lastPurchaseFrom=${from}&lastPurchaseBefore=${before}`;
    }),
    action('last bought in one month, own branch, by name', ['front-desk'], (random) => {
      const { from, before } = month(random);
      return `sort=name&lastPurchaseFrom=${from}&lastPurchaseBefore=${before}`;
    }),
    action('drifting, by lifetime value', EVERYWHERE, () => 'sort=-lifetimeValue&drift=drifting'),
    action('with a telephone, English, by last purchase', ['administrator', 'agent'], () => {
      return 'sort=-lastPurchaseOn&language=en&hasPhone=true';
    }),
  ];
}

/** Any month of the two years before this one. */
function month(random: RandomSource): { from: string; before: string } {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - random.integerBelow(24), 1));
  const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
  return { from: first.toISOString().slice(0, 10), before: next.toISOString().slice(0, 10) };
}
