import type { BulkChangeOrder } from '#modules/parties/contract';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';

export const BULK_KINDS = ['add-tag', 'remove-tag', 'set-owner', 'set-branch', 'archive', 'restore'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** What an order's field reads now and shall read, in words. */
export function useBulkValues(): (
  order: BulkChangeOrder,
  from: string | null,
) => { was: string; will: string } {
  const words = useWords();
  const { branchName, staffName } = usePlaceNames();
  const owner = (id: string | null) => staffName(id) ?? words('bulk.nobody');
  const branch = (id: string | null) => branchName(id) ?? words('bulk.noBranch');
  return (order, from) => {
    switch (order.kind) {
      case 'add-tag':
        return { was: words('bulk.none'), will: order.tag };
      case 'remove-tag':
        return { was: order.tag, will: words('bulk.none') };
      case 'set-owner':
        return { was: owner(from), will: owner(order.ownerId) };
      case 'set-branch':
        return { was: branch(from), will: branch(order.branchId) };
      case 'archive':
        return { was: '–', will: words('file.archived') };
      case 'restore':
        return { was: words('file.archived'), will: '–' };
    }
  };
}
