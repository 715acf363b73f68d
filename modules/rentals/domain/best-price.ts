/** Days for which a rate is paid: a week is 7, a month 30. */
export const RATE_DAYS = { day: 1, week: 7, month: 30 } as const;
export type RateKind = keyof typeof RATE_DAYS;

/** What a thing costs for a day, a week, a month; a rate that is not offered is null. */
export type Rates = Readonly<Record<RateKind, number | null>>;

/** How many of each rate are paid, and what they come to. */
export interface RentalPrice {
  days: number;
  amountMinor: number;
  parts: Record<RateKind, number>;
}

const KINDS = ['month', 'week', 'day'] as const;

/**
 * The cheapest combination of rates that covers a duration; it may cover more days than asked when that costs less.
 * Of combinations that cost the same, the one with the fewest rates is told. Undefined when no rate is offered.
 */
export function bestPrice(days: number, rates: Rates): RentalPrice | undefined {
  const offered = KINDS.flatMap((kind) => {
    const amountMinor = rates[kind];
    return amountMinor === null ? [] : [{ kind, amountMinor, days: RATE_DAYS[kind] }];
  });
  if (offered.length === 0) return undefined;
  const wanted = Math.max(1, Math.ceil(days));
  // best[n]: the cheapest way to cover n days, by its last rate.
  const best: { amountMinor: number; count: number; kind: RateKind | null; from: number }[] = [
    { amountMinor: 0, count: 0, kind: null, from: 0 },
  ];
  for (let day = 1; day <= wanted; day++) {
    const ways = offered.map((rate) => {
      const from = Math.max(0, day - rate.days);
      const before = best[from];
      return {
        amountMinor: (before?.amountMinor ?? 0) + rate.amountMinor,
        count: (before?.count ?? 0) + 1,
        kind: rate.kind,
        from,
      };
    });
    const cheapest = ways.reduce((one, other) =>
      other.amountMinor < one.amountMinor ||
      (other.amountMinor === one.amountMinor && other.count < one.count)
        ? other
        : one,
    );
    best.push(cheapest);
  }
  const parts = { day: 0, week: 0, month: 0 };
  for (let step = best[wanted]; step?.kind; step = best[step.from]) parts[step.kind] += 1;
  return { days: wanted, amountMinor: best[wanted]?.amountMinor ?? 0, parts };
}
