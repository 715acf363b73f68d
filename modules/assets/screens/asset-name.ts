import type { Side } from '#modules/assets/contract';
import type { Translate } from '#ui';
import type { messages } from './messages/en.ts';

/** What a thing is called among others: its item, and which of a pair it is. */
export function assetName(
  words: Translate<typeof messages>,
  { itemName, side }: { readonly itemName: string; readonly side: Side | null },
): string {
  return side === null ? itemName : words('sided', { side: words(`side.${side}`), name: itemName });
}
