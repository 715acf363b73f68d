import { useEffect, useState } from 'react';
import { useToasts } from '#ui';
import { takeHandedFile } from '#ui/navigation/handed-file.ts';
import { EMPTY_CUSTOMER, type TypedCustomer } from './new-customer.ts';
import { decodeCards, readCards } from './read-vcard.ts';

/** Fills the form from a card: one that was dropped on the list, or one chosen here. */
export function useHandedCard(set: (change: Partial<TypedCustomer>) => void) {
  const toasts = useToasts();
  /** How many cards the file held; undefined before one was read. */
  const [found, setFound] = useState<number>();
  const take = async (file: File) => {
    try {
      const [card, ...others] = readCards(decodeCards(await file.arrayBuffer()));
      setFound(card ? others.length + 1 : 0);
      if (card) set(told(card));
    } catch (error) {
      toasts.failed(error);
    }
  };
  // Once, as the page opens: a file that was handed over is taken from whoever handed it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later renders bring nothing new to take
  useEffect(() => {
    const file = takeHandedFile();
    if (file) void take(file);
  }, []);
  return { found, take };
}

/** Only what the card says: what was typed before stays. */
function told(card: TypedCustomer): Partial<TypedCustomer> {
  const said = Object.entries(card).filter(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(EMPTY_CUSTOMER[field as keyof TypedCustomer]),
  );
  return { kind: card.kind, ...Object.fromEntries(said) };
}
