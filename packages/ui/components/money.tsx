import type { MoneyStyle } from '../format/locale-format.ts';
import { useLocaleFormat } from '../format/use-locale-format.ts';

export type MoneyProps = { readonly amountMinor: number; readonly currency: string } & MoneyStyle;

/** An amount in the viewer's notation; the exact amount is on hover when it is shortened. */
export function Money({ amountMinor, currency, ...style }: MoneyProps) {
  const format = useLocaleFormat();
  const shown = format.money(amountMinor, currency, style);
  const exact = format.money(amountMinor, currency);
  return <span {...(exact === shown ? {} : { title: exact })}>{shown}</span>;
}
