import { type RandomSource, seededRandom } from '#analytics';

/** Customers come, buy at their own rate and leave for good, as the Pareto/NBD model says; rates are a week's. */
export const BEHAVIOUR = { r: 0.9, alpha: 12, s: 0.65, beta: 26 } as const;

const WEEKS = 260;
const DAYS = WEEKS * 7;

/** Orders of all customers in the order of their days. */
export interface MadeOrders {
  /** Days since the first day. */
  day: Int16Array;
  /** Who bought: the place of the customer. */
  customer: Int32Array;
  days: number;
}

/** Orders of so many customers over five years, by day, as the till of a business would have them. */
export function makeOrders(customers: number, seed: number): MadeOrders {
  const ordersOnDay = new Int32Array(DAYS + 1);
  forEachOrder(customers, seed, (_customer, day) => {
    ordersOnDay[day] = (ordersOnDay[day] ?? 0) + 1;
  });
  const next = new Int32Array(DAYS + 1);
  for (let day = 1; day <= DAYS; day += 1) next[day] = (next[day - 1] ?? 0) + (ordersOnDay[day - 1] ?? 0);
  const total = (next[DAYS] ?? 0) + (ordersOnDay[DAYS] ?? 0);
  const orders: MadeOrders = { day: new Int16Array(total), customer: new Int32Array(total), days: DAYS };
  forEachOrder(customers, seed, (customer, day) => {
    const place = next[day] ?? 0;
    next[day] = place + 1;
    orders.day[place] = day;
    orders.customer[place] = customer;
  });
  return orders;
}

/** Goes through the same orders each time it is called with the same seed. */
function forEachOrder(customers: number, seed: number, tell: (customer: number, day: number) => void): void {
  const random = seededRandom(seed + 17);
  for (let customer = 0; customer < customers; customer += 1) {
    const firstDay = random.integerBelow(DAYS - 1);
    tell(customer, firstDay);
    tellRepeats(random, firstDay, (day) => tell(customer, day));
  }
}

function tellRepeats(random: RandomSource, firstDay: number, tell: (day: number) => void): void {
  const rate = random.gamma(BEHAVIOUR.r, BEHAVIOUR.alpha) / 7;
  const ending = random.gamma(BEHAVIOUR.s, BEHAVIOUR.beta) / 7;
  if (rate <= 0) return;
  const lastDay = Math.min(DAYS, firstDay + (ending > 0 ? random.exponential(ending) : DAYS));
  for (let day = firstDay + random.exponential(rate); day < lastDay; day += random.exponential(rate))
    tell(Math.floor(day));
}
