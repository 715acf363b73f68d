import { ActionIcon, Autocomplete, NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { minorUnitDigits } from '#contract-kit';
import type { OfferItem } from '#modules/catalogue/contract';
import { type FieldNumber, toMinorUnits, toQuantity, toWritten } from '#modules/catalogue/screens';
import { useWords } from './messages/use-words.ts';
import { useOffered } from './order-queries.ts';
import styles from './orders.module.css';

/** A line of an order while it is typed. */
export interface EntryLine {
  key: string;
  /** What is typed, or the item that was chosen. */
  item: string;
  offerItemId: string | undefined;
  /** Price of one unit on offer, which the amount follows until somebody changes it. */
  priceMinor: number | undefined;
  quantity: FieldNumber;
  amount: FieldNumber;
}

let lastKey = 0;

export function emptyLine(): EntryLine {
  lastKey += 1;
  return {
    key: `line-${lastKey}`,
    item: '',
    offerItemId: undefined,
    priceMinor: undefined,
    quantity: 1,
    amount: '',
  };
}

type OrderEntryLineProps = {
  readonly line: EntryLine;
  readonly number: number;
  readonly currency: string;
  /** Whether to say what is missing; not before somebody tried to save. */
  readonly isChecked: boolean;
  readonly onChange: (line: EntryLine) => void;
  readonly onRemove: (() => void) | undefined;
};

export function OrderEntryLine(props: OrderEntryLineProps) {
  const { line, number, currency, isChecked, onChange, onRemove } = props;
  const words = useWords();
  const [typed] = useDebouncedValue(line.offerItemId === undefined ? line.item : '', 150);
  const offered = useOffered(typed).data?.items ?? [];
  const missing = (isMissing: boolean, message: string) => (isChecked && isMissing ? message : undefined);
  const write = (item: string) => {
    const chosen = offered.find((one) => labelOf(one) === item);
    onChange(
      chosen
        ? withOffer(line, chosen, currency)
        : { ...line, item, offerItemId: undefined, priceMinor: undefined },
    );
  };
  return (
    <div className={styles.entry}>
      <Autocomplete
        label={words('record.item')}
        placeholder={words('record.itemPlaceholder')}
        data={[...new Set(offered.map(labelOf))]}
        filter={({ options }) => options}
        maxLength={300}
        value={line.item}
        error={missing(line.item.trim() === '', words('record.itemMissing'))}
        onChange={write}
      />
      <NumberInput
        label={words('record.quantity')}
        min={0}
        decimalScale={4}
        value={line.quantity}
        error={missing((toQuantity(line.quantity) ?? 0) <= 0, words('record.quantityMissing'))}
        onChange={(quantity) => onChange(withQuantity(line, quantity, currency))}
      />
      <NumberInput
        label={words('record.amount', { currency })}
        min={0}
        decimalScale={minorUnitDigits(currency)}
        thousandSeparator=","
        hideControls
        value={line.amount}
        error={missing(toMinorUnits(line.amount, currency) === undefined, words('record.amountMissing'))}
        onChange={(amount) => onChange({ ...line, amount, priceMinor: undefined })}
      />
      {onRemove ? (
        <ActionIcon
          size="lg"
          className={styles.remove}
          aria-label={words('record.removeLine', { line: number })}
          onClick={onRemove}
        >
          <IconTrash size="1.125rem" stroke={1.7} />
        </ActionIcon>
      ) : (
        <span />
      )}
    </div>
  );
}

function labelOf({ code, name }: OfferItem): string {
  return `${name} · ${code}`;
}

function withOffer(line: EntryLine, offer: OfferItem, currency: string): EntryLine {
  const priceMinor = offer.currency === currency ? offer.priceMinor : undefined;
  const chosen = { ...line, item: labelOf(offer), offerItemId: offer.offerItemId, priceMinor };
  return withQuantity(chosen, line.quantity, currency);
}

function withQuantity(line: EntryLine, quantity: FieldNumber, currency: string): EntryLine {
  if (line.priceMinor === undefined) return { ...line, quantity };
  const amountMinor = Math.round(line.priceMinor * (toQuantity(quantity) ?? 0));
  return { ...line, quantity, amount: toWritten(amountMinor, currency) };
}
