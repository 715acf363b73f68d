import type { ShownOrder, ShownOrderLine } from '#modules/orders/contract';
import { useWords } from './messages/use-words.ts';

/** How orders and their lines are called. */
export function useOrderWords() {
  const words = useWords();
  return {
    orderName: ({ orderNumber, lines }: ShownOrder): string => {
      if (lines.every(({ kind }) => kind === 'refund' || kind === 'cancellation'))
        return words('order.refundOnly');
      return orderNumber === null ? words('order.unnumbered') : words('order.name', { number: orderNumber });
    },
    itemName: ({ itemName, itemCode }: Pick<ShownOrderLine, 'itemName' | 'itemCode'>): string =>
      itemName ?? itemCode ?? words('line.unnamed'),
  };
}

/** Units of a line that can still be given back. */
export function remainingUnits(line: ShownOrderLine): number {
  return line.kind === 'purchase' ? Math.round((line.quantity - line.refundedQuantity) * 10_000) / 10_000 : 0;
}
