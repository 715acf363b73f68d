import { seededRandom } from '#analytics';

/** Purchase days of customers who buy at their own rate until they leave at their own time; the same for the same seed. */
export function simulatedHistories({
  customers,
  firstDay,
  lastDay,
  seed = 1,
}: {
  customers: number;
  firstDay: number;
  lastDay: number;
  seed?: number;
}): { day: number; amountMinor: number }[][] {
  const random = seededRandom(seed);
  return Array.from({ length: customers }, () => {
    const start = firstDay + Math.floor((random.uniform() * (lastDay - firstDay)) / 2);
    const perDay = random.gamma(0.7, 70);
    const leavesAt = start + random.exponential(random.gamma(0.6, 90));
    const typicalMinor = 2000 + 6000 * random.gamma(2, 2);
    const days = new Map<number, number>();
    for (let day = start; day <= Math.min(leavesAt, lastDay); day += random.exponential(perDay)) {
      const amount = Math.round(typicalMinor * (0.5 + random.uniform()));
      days.set(Math.floor(day), (days.get(Math.floor(day)) ?? 0) + amount);
    }
    return [...days].map(([day, amountMinor]) => ({ day, amountMinor }));
  });
}
