import { useNavigate, useSearch } from '@tanstack/react-router';
import type { RecallSearch } from '#modules/assets/contract';

const TEXTS = ['offerItemId', 'make', 'model', 'lot', 'serialFrom', 'serialUntil'] as const;

/** What goods are looked for, kept in the address so that it can be sent to a colleague. */
export function useRecallSearch(): readonly [RecallSearch, (search: RecallSearch) => void] {
  const inAddress: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const said = (name: (typeof TEXTS)[number]) => {
    const value = inAddress[name];
    return value === undefined || value === null ? undefined : String(value);
  };
  const [offerItemId, make, model, lot, serialFrom, serialUntil] = TEXTS.map(said);
  const standing = inAddress.standing === 'all' ? 'all' : 'present';
  const set = (search: RecallSearch) =>
    void navigate({
      to: '.',
      search: { ...search, standing: search.standing === 'all' ? 'all' : undefined },
    });
  return [{ offerItemId, make, model, lot, serialFrom, serialUntil, standing }, set];
}

/** Whether enough is said to look for anything. */
export function namesGoods({ offerItemId, model, lot, serialFrom, serialUntil }: RecallSearch): boolean {
  return [offerItemId, model, lot, serialFrom, serialUntil].some((said) => said !== undefined);
}
