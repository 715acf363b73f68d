import { minorUnitDigits } from '#contract-kit';

/** What a number field holds: a number, or a text while it is typed or empty. */
export type FieldNumber = number | string;

/** An amount as people write it, in minor units; `undefined` while the field holds no number. */
export function toMinorUnits(written: FieldNumber, currency: string): number | undefined {
  const amount = typeof written === 'number' ? written : Number.parseFloat(written);
  return Number.isFinite(amount) ? Math.round(amount * 10 ** minorUnitDigits(currency)) : undefined;
}

/** Minor units as people write the amount. */
export function toWritten(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** minorUnitDigits(currency);
}

/** The quantity a field holds; `undefined` when it holds none. */
export function toQuantity(written: FieldNumber): number | undefined {
  const quantity = typeof written === 'number' ? written : Number.parseFloat(written);
  return Number.isFinite(quantity) ? quantity : undefined;
}
