import { type CustomerDay, customerDay } from '#modules/parties/contract';

/** States a customer is in, by which a board has its columns. */
export const BOARD_FIELDS = ['ownerId', 'branchId', 'tag', 'drift'] as const;
export type BoardField = (typeof BOARD_FIELDS)[number];
/** The key of those who have no value of the state. */
export const NO_VALUE = '';

/** How the list stands: rows, cards by state, or days. */
export type ListLayout =
  | { readonly kind: 'table' }
  | { readonly kind: 'board'; readonly by: BoardField }
  | { readonly kind: 'calendar'; readonly by: CustomerDay };

const TABLE: ListLayout = { kind: 'table' };

/** A layout as the address and a saved view hold it, in two words; anything unknown is a table. */
export function readLayout(kind: string | undefined, by: string | null | undefined): ListLayout {
  const field = BOARD_FIELDS.find((one) => one === by);
  if (kind === 'board' && field) return { kind, by: field };
  const day = customerDay.safeParse(by);
  if (kind === 'calendar' && day.success) return { kind, by: day.data };
  return TABLE;
}

/** `board.ownerId`; nothing for a table. */
export function layoutText(layout: ListLayout): string | undefined {
  return layout.kind === 'table' ? undefined : `${layout.kind}.${layout.by}`;
}

export function layoutFromText(text: string | undefined): ListLayout {
  const [kind, by] = (text ?? '').split('.');
  return readLayout(kind, by);
}
