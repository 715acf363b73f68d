// Times staffing, stock classes and persistency: node bench/analytics/operations.ts [items and contracts, 1000000 unless told]
import { classifyStock, persistency, planStaffing, seededRandom } from '#analytics';
import { timed } from './timed.ts';

const n = Number(process.argv[2] ?? 1_000_000);
const random = seededRandom(9);
timed('staffing of 1,000 half-hours, Erlang C', 1000, () =>
  Array.from({ length: 1000 }, (_, i) =>
    planStaffing({ callsPerHour: 20 + i, handleSeconds: 300 }, { serviceLevel: 0.8, withinSeconds: 20 }),
  ),
);
timed('staffing of 1,000 half-hours, with patience (Erlang A)', 1000, () =>
  Array.from({ length: 1000 }, (_, i) =>
    planStaffing(
      { callsPerHour: 20 + i, handleSeconds: 300 },
      { serviceLevel: 0.8, withinSeconds: 20, patienceSeconds: 120 },
    ),
  ),
);
const items = Array.from({ length: n }, (_, i) => ({ item: `i${i}`, annualValue: random.gamma(0.4, 0.001) }));
timed('stock classes', n, () => classifyStock(items));
const contracts = Array.from({ length: n }, () => {
  const life = random.exponential(0.02);
  const observedMonths = 12 + random.integerBelow(60);
  return {
    ...(life < observedMonths ? { endedAfterMonths: Math.ceil(life), endedBy: 'lapse' as const } : {}),
    observedMonths,
    annualPremium: random.gamma(2, 0.002),
  };
});
timed('persistency', n, () => persistency(contracts));
