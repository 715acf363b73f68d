import { daysBetween } from '#working-time';
import type { Rental, RentalSummary } from '../contract/index.ts';
import type { RentalFactRow, RentalRow, RentalShownRow } from '../data/rental-queries.ts';
import { bestPrice, type Rates } from '../domain/best-price.ts';

type WithRates = Pick<RentalRow, 'day_minor' | 'week_minor' | 'month_minor'>;

export const ratesOf = ({ day_minor, week_minor, month_minor }: WithRates): Rates => ({
  day: day_minor,
  week: week_minor,
  month: month_minor,
});

export function summaryOf(row: RentalShownRow, todayOn: string): RentalSummary {
  return {
    rentalId: row.rental_id,
    number: row.number,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    unitId: row.unit_id,
    unitName: row.unit_name,
    unitSerial: row.unit_serial,
    isCharged: bestPrice(1, ratesOf(row)) !== undefined,
    outOn: row.out_on,
    dueOn: row.due_on,
    daysLate: Math.max(0, daysBetween(row.due_on, row.ended_on ?? todayOn)),
    endedOn: row.ended_on,
    endedAs: row.ended_as,
    revision: row.revision,
  };
}

export function rentalOf(row: RentalShownRow, facts: readonly RentalFactRow[], todayOn: string): Rental {
  return {
    ...summaryOf(row, todayOn),
    dayMinor: row.day_minor,
    weekMinor: row.week_minor,
    monthMinor: row.month_minor,
    depositMinor: row.deposit_minor,
    currency: row.currency,
    agreedPrice: bestPrice(daysBetween(row.out_on, row.due_on), ratesOf(row)) ?? null,
    priceNow: bestPrice(daysBetween(row.out_on, row.ended_on ?? todayOn), ratesOf(row)) ?? null,
    facts: facts.map((fact) => ({
      factId: fact.fact_id,
      kind: fact.kind,
      happenedOn: fact.happened_on,
      details: fact.details,
      note: fact.note,
      at: fact.at,
      byName: fact.by_name,
    })),
  };
}
