import { z } from 'zod';

/** ISO 4217 code in capitals. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'a three-letter ISO 4217 code such as CNY');

/** An amount in the currency's minor unit (fen, cents; whole yen), never a fraction. */
export const money = z.object({ amountMinor: z.int(), currency: currencyCode });
export type Money = z.infer<typeof money>;

const DIGITS = new Map<string, number>();

/** Decimal digits of a currency's minor unit: 2 for CNY, 0 for JPY, 3 for KWD. */
export function minorUnitDigits(currency: string): number {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  DIGITS.set(currency, digits);
  return digits;
}
