import { describe, expect, it } from 'vitest';
import { dayNumber } from '#analytics';
import { cdnowHistories, cdnowSample } from '../testing/cdnow.ts';
import { simulatedHistories } from '../testing/simulated-histories.ts';
import { ledgerOf } from './purchase-ledger.ts';
import { type ValueOutcome, type ValueTask, valueCustomers } from './value-customers.ts';

const sample = cdnowSample();

function valued(given: Partial<ValueTask> & Pick<ValueTask, 'ledger'>): ValueOutcome {
  const outcome = valueCustomers(task(given), () => {});
  if (outcome.outcome !== 'valued') throw new Error(`expected values, got ${JSON.stringify(outcome)}`);
  return outcome;
}

function task(given: Partial<ValueTask> & Pick<ValueTask, 'ledger'>): ValueTask {
  return {
    end: { day: dayNumber('2026-03-01'), askedFor: false },
    currency: 'USD',
    otherCurrencyCustomers: 0,
    marginShare: 0.3,
    discountRatePerYear: 0.15,
    horizonWeeks: 520,
    ...given,
  };
}

describe.skipIf(!sample)('valuing the CDNOW sample (S1-18)', () => {
  const ledger = ledgerOf(cdnowHistories(sample ?? []));
  const outcome = sample ? valued({ ledger }) : undefined;
  if (!outcome) return;

  it('cuts the 78 weeks in two and says that the window ends with the last purchase', () => {
    expect(outcome.window).toEqual({
      firstOn: '1997-01-01',
      calibrationEndOn: '1997-09-30',
      observationEndOn: '1998-06-30',
      endsAtLastPurchase: true,
    });
  });

  it('fits the published parameters to the first 39 weeks', () => {
    const fitted = Object.fromEntries(
      outcome.models.filter(({ fittedTo }) => fittedTo === 'calibration').map((model) => [model.name, model]),
    );

    // Exact optima of Fader, Hardie and Lee (2005) and its companions, to six digits.
    const expected = {
      'bg-nbd': { r: 0.242594522, alpha: 4.413602, a: 0.792922, b: 2.425907 },
      'mbg-nbd': { r: 0.524843159, alpha: 6.183085, a: 0.891359, b: 1.614002 },
      'pareto-nbd': { r: 0.553277047, alpha: 10.577683, s: 0.60624, beta: 11.668735 },
    };
    for (const [name, parameters] of Object.entries(expected)) {
      for (const [parameter, value] of Object.entries(parameters)) {
        expect(fitted[name]?.parameters[parameter]).toBeCloseTo(value, 5);
      }
    }
    expect(fitted['bg-nbd']?.logLikelihood).toBeCloseTo(-9582.429206673931, 6);
    expect(fitted['pareto-nbd']?.logLikelihood).toBeCloseTo(-9594.976178939543, 6);
  });

  it('reports the published errors at week 78: −4.11 % for BG/NBD and −1.58 % for Pareto/NBD', () => {
    const error = Object.fromEntries(
      outcome.holdout.candidates.map(({ name, cumulativeErrorShare }) => [name, cumulativeErrorShare]),
    );

    expect(error['bg-nbd']).toBeCloseTo(-0.0411, 4);
    expect(error['pareto-nbd']).toBeCloseTo(-0.0158, 3);
    expect(outcome.holdout.tracking).toHaveLength(78);
    expect(outcome.holdout.tracking.at(-1)).toMatchObject({ weekEndOn: '1998-06-30', actual: 4339 });
  });

  it('compares with what customers did in the holdout, by how often they had bought', () => {
    expect(outcome.holdout.actualPurchases).toBe(1882);
    expect(outcome.holdout.byFrequency.map(({ customers }) => customers)).toEqual([
      1411, 439, 214, 100, 62, 38, 29, 64,
    ]);
    expect(outcome.holdout.byFrequency[7]?.actualMean).toBeCloseTo(6.359375, 6);
    expect(outcome.holdout.byFrequency[7]?.expectedMean).toBeCloseTo(6.403, 2);
  });

  it('never lets the model win that takes one-time buyers to be alive for ever', () => {
    expect(outcome.holdout.candidates.find(({ name }) => name === 'bg-nbd')?.ruledOut).toBe(
      'takes-one-time-buyers-for-alive',
    );
    expect(outcome.choice).toMatchObject({
      model: 'pareto-nbd',
      over: 'mbg-nbd',
      reason: 'log-scores-tie-smaller-total-error',
    });
    const oneTimeBuyer = outcome.scores.purchases.indexOf(1);
    expect(outcome.scores.probabilityAlive[oneTimeBuyer]).toBeLessThan(0.5);
  });

  it('fits the whole window to the parameters behind the published cohort value', () => {
    const whole = Object.fromEntries(
      outcome.models
        .filter(({ fittedTo }) => fittedTo === 'whole-window')
        .map((model) => [model.name, model.parameters]),
    );

    // Fader, Hardie and Lee (2005), Journal of Marketing Research; gamma here in cents.
    expect(whole['pareto-nbd']?.r).toBeCloseTo(0.563004, 5);
    expect(whole['pareto-nbd']?.alpha).toBeCloseTo(12.559173, 4);
    expect(whole['gamma-gamma']?.p).toBeCloseTo(4.683453, 4);
    expect(whole['gamma-gamma']?.gamma).toBeCloseTo(2439.0553, 2);
  });

  it('gives an equity that is the sum of the values shown, inside its interval (S0-27)', () => {
    const { equityMinor, whaleCurve, histogram, grid, customers } = outcome.summary;
    const sum = outcome.scores.lifetimeMinor.reduce(
      (total, value) => total + (Number.isNaN(value) ? 0 : value),
      0,
    );

    expect(equityMinor.expected).toBeCloseTo(sum, 3);
    expect(equityMinor.low).toBeLessThan(equityMinor.expected);
    expect(equityMinor.high).toBeGreaterThan(equityMinor.expected);
    expect(whaleCurve.at(-1)).toEqual({ customerShare: 1, valueShare: 1 });
    expect(whaleCurve.length).toBeLessThanOrEqual(200);
    expect(grid.reduce((total, cell) => total + cell.customers, 0)).toBe(customers);
    const judged = customers - outcome.summary.notJudged.noPositiveAmount;
    expect(histogram.reduce((total, bin) => total + bin.customers, 0)).toBe(judged);
  });

  it('finds hidden gems: mean purchase below the median, value in the top fifth (S1-43)', () => {
    const { scores, hiddenGems } = outcome;
    expect(hiddenGems.length).toBeGreaterThan(20);
    for (const gem of hiddenGems) {
      expect(scores.valueRankShare[gem]).toBeLessThanOrEqual(0.2);
      expect(scores.meanRepeatValueMinor[gem]).toBeLessThan(3000);
    }
  });
});

describe('what a run cannot judge', () => {
  it('says that there is no purchase at all', () => {
    expect(valueCustomers(task({ ledger: ledgerOf([]) }), () => {})).toEqual({
      outcome: 'not-enough-data',
      missing: { counted: 'purchases', found: 0, needed: 1 },
      window: null,
    });
  });

  it('asks for half a year of history', () => {
    const ledger = ledgerOf([[{ day: dayNumber('2026-02-01'), amountMinor: 100 }]]);

    expect(valueCustomers(task({ ledger }), () => {})).toMatchObject({
      missing: { counted: 'days-of-history', found: 29, needed: 182 },
    });
  });

  it('asks for thirty customers who had come back before the holdout', () => {
    const once = (day: number) => [{ day, amountMinor: 100 }];
    const first = dayNumber('2025-01-01');
    const ledger = ledgerOf([
      [...once(first), ...once(first + 20)],
      ...Array.from({ length: 50 }, (_, i) => once(first + i)),
    ]);
    const end = { day: first + 400, askedFor: true };

    expect(valueCustomers(task({ ledger, end }), () => {})).toMatchObject({
      missing: { counted: 'repeat-customers-before-holdout', found: 1, needed: 30 },
    });
  });

  it('gives no value to customers who never paid anything', () => {
    const first = dayNumber('2025-01-01');
    const lastDay = first + 500;
    const histories = simulatedHistories({ customers: 400, firstDay: first, lastDay });
    for (const history of histories.slice(0, 5)) for (const purchase of history) purchase.amountMinor = 0;

    const { scores, summary } = valued({
      ledger: ledgerOf(histories),
      end: { day: lastDay, askedFor: true },
    });

    expect(summary.notJudged.noPositiveAmount).toBe(5);
    expect(Array.from(scores.lifetimeMinor.slice(0, 5))).toEqual(Array(5).fill(Number.NaN));
    expect(scores.probabilityAlive[0]).toBeGreaterThan(0);
  });
});
