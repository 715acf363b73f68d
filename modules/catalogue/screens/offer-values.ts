import type { OfferItem } from '#modules/catalogue/contract';
import { type FieldNumber, toMinorUnits, toQuantity, toWritten } from './minor-units.ts';

/** An item while it is written. */
export interface OfferValues {
  code: string;
  name: string;
  names: { en: string; 'zh-CN': string; 'zh-TW': string };
  price: FieldNumber;
  cost: FieldNumber;
  supplierCost: FieldNumber;
  category: string;
  unit: string;
  lifeMonths: FieldNumber;
  attachedToId: string | null;
  owedUnderId: string | null;
  promotion: string;
}

/** The form of an item, or of a new one. */
export function toValues(item: OfferItem | undefined, currency: string): OfferValues {
  const written = (amountMinor: number | null | undefined): FieldNumber =>
    amountMinor === null || amountMinor === undefined ? '' : toWritten(amountMinor, currency);
  return {
    code: item?.code ?? '',
    name: item?.name ?? '',
    names: {
      en: item?.names.en ?? '',
      'zh-CN': item?.names['zh-CN'] ?? '',
      'zh-TW': item?.names['zh-TW'] ?? '',
    },
    price: written(item?.priceMinor),
    cost: written(item?.costMinor),
    supplierCost: item?.supplierCostMinor ? written(item.supplierCostMinor) : '',
    category: item?.category ?? '',
    unit: item?.unit ?? '',
    lifeMonths: item?.lifeMonths ?? '',
    attachedToId: item?.attachedToId ?? null,
    owedUnderId: item?.owedUnderId ?? null,
    promotion: item?.promotion ?? '',
  };
}

/** What the form says, as the contract wants it. */
export function toTerms(values: OfferValues, currency: string) {
  const present = (text: string) => (text.trim() === '' ? null : text.trim());
  const names = Object.entries(values.names).flatMap(([language, name]) =>
    name.trim() === '' ? [] : [[language, name.trim()]],
  );
  const life = toQuantity(values.lifeMonths);
  return {
    code: values.code.trim(),
    name: values.name.trim(),
    names: Object.fromEntries(names) as OfferItem['names'],
    priceMinor: toMinorUnits(values.price, currency) ?? 0,
    costMinor: toMinorUnits(values.cost, currency) ?? null,
    supplierCostMinor: toMinorUnits(values.supplierCost, currency) ?? 0,
    currency,
    category: present(values.category),
    unit: present(values.unit),
    lifeMonths: life === undefined || life <= 0 ? null : Math.round(life),
    attachedToId: values.attachedToId,
    owedUnderId: values.owedUnderId,
    promotion: present(values.promotion),
  };
}
