import type { Generated } from 'kysely';
import type { OfferItemKind } from '../domain/classify-offer-item.ts';

export type CatalogueTables = {
  'catalogue.offer_item': {
    offer_item_id: string;
    code: string;
    name: string;
    names: Generated<Record<string, string>>;
    kind: OfferItemKind;
    price_minor: number;
    cost_minor: number | null;
    supplier_cost_minor: number;
    currency: string;
    category: string | null;
    life_months: number | null;
    unit: string | null;
    attached_to_id: string | null;
    owed_under_id: string | null;
    promotion: string | null;
    archived_at: string | null;
    version: Generated<number>;
  };
};
