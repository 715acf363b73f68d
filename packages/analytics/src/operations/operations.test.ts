import { describe, expect, it } from 'vitest';
import { seededRandom } from '../numerics/seeded-random.ts';
import { activityMinutes, costPerMinute, costToServe } from './activity-cost.ts';
import {
  auditMarkets,
  netCustomerValue,
  netValueOnScale,
  perceivedQualityRatio,
  valueMap,
} from './customer-value-map.ts';
import { type CohortContract, chainedPersistency, persistency } from './persistency.ts';
import { forecastQueue, planStaffing } from './staffing.ts';
import { classifyStock, economicOrderQuantity, reorderPoint } from './stock.ts';

const line = { callsPerHour: 120, handleSeconds: 240 };

describe('staffing by Erlang C', () => {
  it.each([
    [10, 0.4092, 0.6536, 49.1],
    [11, 0.245, 0.8092, 19.6],
    [12, 0.1398, 0.8998, 8.4],
  ])('%i agents', (agents, wait, level, answer) => {
    const forecast = forecastQueue(line, agents, { withinSeconds: 20 });
    expect(forecast.offeredErlangs).toBe(8);
    expect(forecast.waitShare).toBeCloseTo(wait, 4);
    expect(forecast.serviceLevel).toBeCloseTo(level, 4);
    expect(forecast.meanWaitSeconds).toBeCloseTo(answer, 1);
  });

  it('finds the fewest agents for 80 % within 20 seconds, and whom to roster', () => {
    const plan = planStaffing(line, { serviceLevel: 0.8, withinSeconds: 20, shrinkageShare: 0.3 });
    expect(plan.needed.agents).toBe(11);
    expect(plan.oneFewer?.serviceLevel).toBeLessThan(0.8);
    expect(plan.rostered).toBe(16);
    const busy = planStaffing(line, { serviceLevel: 0.8, withinSeconds: 20, highestOccupancy: 0.6 });
    expect(busy.needed.agents).toBe(14);
  });

  it('holds for twenty thousand calls an hour, and without enough agents', () => {
    const large = { callsPerHour: 20000, handleSeconds: 300 };
    const plan = planStaffing(large, { serviceLevel: 0.8, withinSeconds: 20 });
    expect(plan.needed.agents).toBe(1683);
    expect(forecastQueue(line, 8, { withinSeconds: 20 })).toMatchObject({
      serviceLevel: 0,
      meanWaitSeconds: Infinity,
    });
  });

  it('refuses loads that are none', () => {
    expect(() => forecastQueue({ callsPerHour: 0, handleSeconds: 1 }, 1, { withinSeconds: 20 })).toThrow(
      /callsPerHour = 0/,
    );
    expect(() => forecastQueue(line, 1.5, { withinSeconds: 20 })).toThrow(/got 1.5/);
    expect(() => planStaffing(line, { serviceLevel: 1, withinSeconds: 20 })).toThrow(/0 < serviceLevel < 1/);
  });
});

describe('staffing by Erlang A', () => {
  // Matrix exponential of the truncated chain with scipy 1.17.
  it.each([
    [line, 9, 20, 180, 0.3844324521, 0.702428434, 0.0969553515, 17.451963265],
    [line, 5, 30, 180, 0.8667625689, 0.2160291405, 0.4015988867, 72.2877998],
    [
      { callsPerHour: 10, handleSeconds: 240 },
      1,
      20,
      60,
      0.4326212969,
      0.5937673533,
      0.3510680546,
      21.064083277,
    ],
  ])('%o with %i agents', (load, agents, withinSeconds, patienceSeconds, wait, level, abandon, answer) => {
    const forecast = forecastQueue(load, agents, { withinSeconds, patienceSeconds });
    expect(forecast.waitShare).toBeCloseTo(wait, 9);
    expect(forecast.serviceLevel).toBeCloseTo(level, 9);
    expect(forecast.abandonShare).toBeCloseTo(abandon, 9);
    expect(forecast.meanWaitSeconds).toBeCloseTo(answer, 6);
  });

  it('becomes Erlang C when nobody loses patience', () => {
    const endless = forecastQueue(line, 11, { withinSeconds: 20, patienceSeconds: 1e9 });
    const erlangC = forecastQueue(line, 11, { withinSeconds: 20 });
    expect(endless.serviceLevel).toBeCloseTo(erlangC.serviceLevel, 5);
    expect(endless.waitShare).toBeCloseTo(erlangC.waitShare, 5);
  });

  it('counts those at once as in time, and never answers more than call', () => {
    const now = forecastQueue(line, 9, { withinSeconds: 0, patienceSeconds: 180 });
    const later = forecastQueue(line, 9, { withinSeconds: 3600, patienceSeconds: 180 });
    expect(now.serviceLevel).toBeCloseTo(1 - now.waitShare, 12);
    expect(later.serviceLevel).toBeCloseTo(1 - later.abandonShare, 9);
  });
});

describe('stock', () => {
  it('classes by the share before the item', () => {
    const values = [50, 25, 12, 6, 4, 3];
    const items = values.map((annualValue, i) => ({ item: `part ${i}`, annualValue }));
    expect(classifyStock(items).map((one) => one.class)).toEqual(['A', 'A', 'A', 'B', 'B', 'C']);
    expect(classifyStock([...items].reverse()).map((one) => one.annualValue)).toEqual(values);
    expect(classifyStock(items).at(-1)?.cumulativeShare).toBeCloseTo(1, 12);
    expect(() => classifyStock([{ item: 'a', annualValue: -1 }])).toThrow(/a -1/);
  });

  it('orders the quantity that costs least', () => {
    const costs = { annualDemand: 1200, orderCost: 50, holdingCostPerUnit: 2.4 };
    const best = economicOrderQuantity(costs);
    expect(best.quantity).toBeCloseTo(223.6, 1);
    const costOf = (quantity: number): number => (1200 / quantity) * 50 + (quantity / 2) * 2.4;
    expect(best.annualCost).toBeCloseTo(costOf(best.quantity), 9);
    expect(costOf(1.1 * best.quantity)).toBeGreaterThan(best.annualCost);
    expect(() => economicOrderQuantity({ ...costs, orderCost: 0 })).toThrow(/orderCost = 0/);
  });

  it('orders again in time', () => {
    const point = reorderPoint({ dailyDemand: 4, dailyDeviation: 1.5, leadDays: 9 });
    expect(point.safetyStock).toBeCloseTo(7.4, 2);
    expect(point.reorderPoint).toBeCloseTo(43.4, 2);
    expect(reorderPoint({ dailyDemand: 4, dailyDeviation: 0, leadDays: 9 }).safetyStock).toBe(0);
    expect(() => reorderPoint({ dailyDemand: 4, dailyDeviation: 1, leadDays: 9, serviceLevel: 1 })).toThrow(
      /serviceLevel < 1/,
    );
  });

  it('runs out as rarely as promised when days are simulated', () => {
    const random = seededRandom(19);
    const point = reorderPoint({ dailyDemand: 20, dailyDeviation: 5, leadDays: 6, serviceLevel: 0.9 });
    let short = 0;
    for (let cycle = 0; cycle < 4000; cycle += 1) {
      let used = 0;
      for (let day = 0; day < 6; day += 1) used += 20 + 5 * random.normal();
      if (used > point.reorderPoint) short += 1;
    }
    expect(Math.abs(short / 4000 - 0.1)).toBeLessThan(0.02);
  });
});

describe('time-driven activity-based cost (T-25)', () => {
  const group = { cost: 60000, theoreticalMinutes: 3 * 20 * 8 * 60, practicalShare: 0.8 };
  const call = { baseMinutes: 12, drivers: { issue: 8 } };

  it('costs a minute, and a call with an issue', () => {
    expect(costPerMinute(group)).toBeCloseTo(2.604167, 6);
    const minutes = activityMinutes(call, { issue: 1 });
    expect(minutes).toBe(20);
    expect(minutes * costPerMinute(group)).toBeCloseTo(52.083333, 6);
  });

  it('shows unused capacity instead of spreading it', () => {
    const cost = costToServe(group, [
      { customerId: 'ada', minutes: 20 },
      { customerId: 'bo', minutes: 40 },
      { customerId: 'ada', minutes: 40 },
    ]);
    expect(cost.customers.map(({ customerId, minutes }) => [customerId, minutes])).toEqual([
      ['ada', 60],
      ['bo', 40],
    ]);
    const spent = cost.customers.reduce((sum, one) => sum + one.cost, 0);
    expect(spent + cost.unusedCost).toBeCloseTo(group.cost, 8);
  });

  it('refuses drivers it does not know', () => {
    expect(() => activityMinutes(call, { travel: 1, issue: -1 })).toThrow(/of issue, got travel 1, issue -1/);
    expect(() => costPerMinute({ ...group, practicalShare: 1.2 })).toThrow(/at most 1/);
  });
});

describe('persistency', () => {
  const cohort = (count: number, contract: Partial<CohortContract>): CohortContract[] =>
    Array.from({ length: count }, () => ({ observedMonths: 30, annualPremium: 1000, ...contract }));

  it('is 85 % and 79 % for 1000, 850 and 790 contracts', () => {
    const contracts = [
      ...cohort(790, {}),
      ...cohort(60, { endedAfterMonths: 20, endedBy: 'lapse' }),
      ...cohort(150, { endedAfterMonths: 6, endedBy: 'lapse' }),
    ];
    const [first, second, third] = persistency(contracts, [13, 25, 37]);
    expect(first?.count.share).toBe(0.85);
    expect(second?.count.share).toBe(0.79);
    expect(third).toBeUndefined();
    const chained = chainedPersistency([0.15, 60 / 850]);
    expect(chained[0]).toBeCloseTo(0.85, 12);
    expect(chained[1]).toBeCloseTo(0.79, 12);
  });

  it('counts by premium, leaves out deaths and the young', () => {
    const contracts = [
      ...cohort(1, { annualPremium: 9000 }),
      ...cohort(1, { endedAfterMonths: 3, endedBy: 'lapse' }),
      ...cohort(2, { endedAfterMonths: 5, endedBy: 'death' }),
      ...cohort(3, { observedMonths: 4 }),
      ...cohort(1, { observedMonths: 4, endedAfterMonths: 2, endedBy: 'lapse' }),
    ];
    const [row] = persistency(contracts, [13]);
    expect(row).toMatchObject({ n: 2, excluded: 2, tooYoung: 4 });
    expect(row?.count.share).toBe(0.5);
    expect(row?.premium.share).toBeCloseTo(0.9, 12);
    expect(row?.premium.high).toBeGreaterThan(row?.premium.share ?? 1);
  });

  it('names contracts that cannot be', () => {
    expect(() =>
      persistency([{ observedMonths: 5, annualPremium: 0, endedAfterMonths: 7, endedBy: 'lapse' }]),
    ).toThrow(/contract 0 has premium 0; contract 0 ended after 7 months, seen for 5/);
    expect(() => chainedPersistency([1.2])).toThrow(/1.2/);
  });
});

describe('net customer value (T-4)', () => {
  const slots = {
    benefits: { service: 30, product: 40, people: 12, image: 8 },
    costs: { money: 50, time: 6, mentalEffort: 5, physicalEffort: 4 },
  };

  it('is 90 − 65 = 25', () => {
    expect(netCustomerValue(slots)).toEqual({ benefit: 90, cost: 65, net: 25 });
    expect(netCustomerValue(slots, { time: 2 }).net).toBe(19);
  });

  it('on a scale lies between −100 and 100', () => {
    const best = { benefits: { service: 10 }, costs: { time: 0 } };
    expect(netValueOnScale(best).net).toBe(100);
    expect(netValueOnScale({ benefits: { service: 0 }, costs: { time: 10 } }).net).toBe(-100);
    expect(() => netValueOnScale({ benefits: { service: 11 }, costs: { time: 1 } })).toThrow(/service 11/);
    expect(() => netCustomerValue(slots, { parking: 1 })).toThrow(/parking 1/);
  });
});

describe('value map (T-22)', () => {
  it('has a quality ratio of 1.019643', () => {
    const ratio = perceivedQualityRatio([
      { weight: 40, ours: 8, rival: 7 },
      { weight: 30, ours: 7, rival: 7 },
      { weight: 20, ours: 6, rival: 8 },
      { weight: 10, ours: 9, rival: 8 },
    ]);
    expect(ratio).toBeCloseTo(1.019643, 6);
    expect(() => perceivedQualityRatio([{ weight: 1, ours: 1, rival: 0 }])).toThrow(/1: 1 against 0/);
  });

  const market = [
    { name: 'low', relativeQuality: 0.8, relativePrice: 0.8, n: 100 },
    { name: 'middle', relativeQuality: 1, relativePrice: 1, n: 100 },
    { name: 'high', relativeQuality: 1.2, relativePrice: 1.2, n: 100 },
    { name: 'bargain', relativeQuality: 1.1, relativePrice: 0.7, n: 100 },
    { name: 'dear', relativeQuality: 0.9, relativePrice: 1.3, n: 20 },
  ];

  it('says who gives more than the price asks, and who was asked too little', () => {
    const map = valueMap(market, { priceImportance: 0.5 });
    expect(map.slope).toBe(1);
    expect(map.intercept).toBeCloseTo(0, 12);
    expect(map.offers.map(({ verdict }) => verdict)).toEqual([
      'fair-value',
      'fair-value',
      'fair-value',
      'better-value',
      'directional',
    ]);
    expect(map.offers[3]?.customerValue).toBeCloseTo(0.4 / Math.SQRT2, 12);
  });

  it('draws the line by regression: distances add up to 0', () => {
    const map = valueMap(market);
    expect(map.source).toBe('regression');
    expect(map.offers.reduce((sum, { customerValue }) => sum + customerValue, 0)).toBeCloseTo(0, 12);
    expect(() => valueMap(market.slice(0, 3))).toThrow(/3 offers, 4 needed/);
  });
});

describe('market audit (T-21)', () => {
  const spokes = [
    'customers new',
    'customers existing',
    'referral',
    'influence',
    'recruitment',
    'supplier',
    'internal',
  ];

  it('orders gaps, compares areas and shows disagreement', () => {
    const audit = auditMarkets(
      spokes.map((market, i) => ({
        market,
        current: [4, 4, i === 2 ? 1 : 4],
        desired: i === 2 ? [9, 9, 9] : [8, 8, 8],
      })),
    );
    expect(audit.markets[0]).toEqual({ market: 'referral', current: 3, desired: 9, gap: 6, disagreement: 3 });
    const current = 5 * 16 + 2 * 12;
    const desired = 5 * 64 + 2 * 72;
    expect(audit.areaRatio).toBeCloseTo(current / desired, 12);
  });

  it('is a quarter when every desired spoke is twice as long, and refuses lone opinions', () => {
    const half = spokes.map((market) => ({ market, current: [3, 3, 3], desired: [6, 6, 6] }));
    expect(auditMarkets(half).areaRatio).toBeCloseTo(0.25, 12);
    expect(() => auditMarkets(half.map((row) => ({ ...row, current: [3], desired: [11] })))).toThrow(
      /customers new has 11.*7 markets and 1 raters/,
    );
  });
});
