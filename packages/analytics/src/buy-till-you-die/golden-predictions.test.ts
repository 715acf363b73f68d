import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  discountedPurchases,
  expectedPurchases,
  expectedPurchasesOfNewCustomer,
  probabilityAlive,
} from './forecast.ts';
import type { PurchaseModel } from './purchase-model.ts';

// reference/golden_predictions.json: 40-digit arithmetic (mpmath).
interface GoldenModel {
  palive: string;
  cet39: string;
  cet52?: string;
  dert_15pct_weekly?: string;
}
interface GoldenCustomer {
  x: number;
  t_x: string;
  T: string;
  bgnbd: GoldenModel;
  mbgnbd: GoldenModel;
  pnbd: GoldenModel;
}
const golden: {
  customers: GoldenCustomer[];
  bgnbd_E: Record<string, string>;
  pnbd_E: Record<string, string>;
} = JSON.parse(
  readFileSync(new URL('../../test/reference/golden_predictions.json', import.meta.url), 'utf8'),
);

const models: { key: 'bgnbd' | 'mbgnbd' | 'pnbd'; model: PurchaseModel }[] = [
  { key: 'bgnbd', model: { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } } },
  { key: 'mbgnbd', model: { model: 'mbg-nbd', parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } } },
  {
    key: 'pnbd',
    model: { model: 'pareto-nbd', parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 } },
  },
];

/** 1e−10 of the value; values below the smallest double must come out as 0. */
function expectClose(actual: number, wanted: string): void {
  const value = Number(wanted);
  expect(Math.abs(actual - value), `${actual} against ${wanted}`).toBeLessThanOrEqual(
    Math.max(1e-10 * Math.abs(value), Number.MIN_VALUE),
  );
}

describe.each(models)('$key against 40-digit arithmetic', ({ key, model }) => {
  it.each(golden.customers)('x = $x, t_x = $t_x, T = $T', (customer) => {
    const history = {
      repeatPurchases: customer.x,
      recencyWeeks: Number(customer.t_x),
      ageWeeks: Number(customer.T),
    };
    const wanted = customer[key];

    expectClose(probabilityAlive(model, history), wanted.palive);
    expectClose(expectedPurchases(model, history, 39), wanted.cet39);
    if (wanted.cet52) expectClose(expectedPurchases(model, history, 52), wanted.cet52);
    if (wanted.dert_15pct_weekly) {
      const discounting = { discountRatePerYear: 0.15, weeksPerYear: 52 };
      expectClose(discountedPurchases(model, history, discounting), wanted.dert_15pct_weekly);
    }
  });
});

describe('purchases of a new customer against 40-digit arithmetic', () => {
  const table = [
    { model: models[0]?.model, values: golden.bgnbd_E },
    { model: models[2]?.model, values: golden.pnbd_E },
  ];
  it.each(table)('$model.model', ({ model, values }) => {
    expect.hasAssertions();
    for (const [weeks, wanted] of Object.entries(values)) {
      if (model) expectClose(expectedPurchasesOfNewCustomer(model, Number(weeks)), wanted);
    }
  });
});
