import type { RentalDetails, RentalFactKind } from '../contract/index.ts';

export type RentalsTables = {
  'rentals.unit': {
    unit_id: string;
    branch_id: string;
    offer_item_id: string | null;
    name: string;
    category: string | null;
    make: string;
    model: string;
    serial: string;
    serial_key: string;
    day_minor: number | null;
    week_minor: number | null;
    month_minor: number | null;
    deposit_minor: number;
    currency: string;
    added_at: string;
    gone_on: string | null;
    gone_because: 'sold' | 'retired' | null;
  };
  'rentals.unit_out': { unit_id: string; party_id: string; rental_id: string };
  'rentals.rental': {
    party_id: string;
    rental_id: string;
    number: string;
    unit_id: string;
    unit_name: string;
    unit_serial: string;
    branch_id: string;
    day_minor: number | null;
    week_minor: number | null;
    month_minor: number | null;
    deposit_minor: number;
    currency: string;
    out_on: string;
    due_on: string;
    ended_on: string | null;
    ended_as: 'returned' | 'bought' | null;
    revision: number;
  };
  'rentals.rental_fact': {
    party_id: string;
    rental_id: string;
    position: number;
    fact_id: string;
    kind: RentalFactKind;
    happened_on: string;
    details: RentalDetails;
    note: string;
    at: string;
    by_id: string;
    by_name: string;
  };
};
