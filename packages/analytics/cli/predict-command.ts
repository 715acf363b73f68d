import {
  forecastCustomers,
  type GammaGammaParameters,
  type PurchaseModel,
  valueCustomers,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { readText } from './read-csv.ts';
import { type HistoriesFile, readHistories } from './read-histories.ts';
import { writeCsv } from './write-csv.ts';

export const predictOptions: Record<string, OptionSpec> = {
  histories: { required: true, help: 'CSV written by summarize; - for standard input' },
  fit: { required: true, help: 'JSON written by fit (bg-nbd, mbg-nbd or pareto-nbd)' },
  'horizon-weeks': { required: true, help: 'weeks to look ahead' },
  coverage: { help: 'of the intervals (0.8)' },
  spending: { help: 'JSON written by fit --model gamma-gamma; adds lifetime values' },
  'margin-share': { help: 'share of an amount that is kept, 0–1; needed with --spending' },
  'discount-rate-per-year': { help: 'e.g. 0.1; needed with --spending' },
  seed: { help: 'of the simulated value intervals (1)' },
};

/** A forecast for each customer, as CSV. */
export function predictCommand(args: readonly string[]): string {
  const options = new CommandOptions('predict', predictOptions, args);
  const horizonWeeks = options.number('horizon-weeks', { above: 0 }) ?? 1;
  const coverage = options.number('coverage', { above: 0, below: 1 }) ?? 0.8;
  const marginShare = options.number('margin-share', { above: 0, below: 1.0000001 });
  const discountRatePerYear = options.number('discount-rate-per-year', { above: -1e-12 });
  const seed = options.number('seed') ?? 1;
  options.finish();
  const spendingFile = options.text('spending');
  if (spendingFile && (marginShare === undefined || discountRatePerYear === undefined)) {
    throw new CliFault(['predict: --spending needs --margin-share and --discount-rate-per-year']);
  }
  const model = readModel(options.text('fit') ?? '');
  const file = readHistories(options.text('histories') ?? '');
  const forecasts = forecastCustomers(model, file.histories, { horizonWeeks, coverage });
  const columns: Record<string, (row: number) => string | number | undefined> = {
    customer_id: (i) => file.customerIds[i],
    probability_alive: (i) => forecasts.probabilityAlive[i],
    expected_purchases: (i) => forecasts.expectedPurchases[i],
    purchases_low: (i) => forecasts.purchasesLow[i],
    purchases_high: (i) => forecasts.purchasesHigh[i],
  };
  if (spendingFile) {
    const value = valueCustomers(
      { purchases: model, spending: { parameters: readSpending(spendingFile) } },
      file.histories,
      requireSpendings(file, options.text('histories') ?? ''),
      {
        marginShare: marginShare ?? 1,
        discountRatePerYear: discountRatePerYear ?? 0,
        horizonWeeks,
        coverage,
        seed,
      },
    );
    columns.mean_order_value = (i) => value.meanOrderValue[i];
    columns.expected_value = (i) => value.expectedValue[i];
    columns.value_low = (i) => value.valueLow[i];
    columns.value_high = (i) => value.valueHigh[i];
  }
  return writeCsv(file.customerIds.length, columns);
}

function requireSpendings({ meanRepeatValue }: HistoriesFile, name: string): Float64Array {
  if (!meanRepeatValue) throw new CliFault([`${name}:1: no column mean_repeat_value, which values need`]);
  return meanRepeatValue;
}

function readModel(file: string): PurchaseModel {
  const { model, parameters } = readFit(file);
  if (model === 'pareto-nbd') {
    const [r = NaN, alpha = NaN, s = NaN, beta = NaN] = numbersOf(file, parameters, [
      'r',
      'alpha',
      's',
      'beta',
    ]);
    return { model, parameters: { r, alpha, s, beta } };
  }
  if (model !== 'bg-nbd' && model !== 'mbg-nbd') {
    throw new CliFault([`${file}: model ${String(model)} is not bg-nbd, mbg-nbd or pareto-nbd`]);
  }
  const [r = NaN, alpha = NaN, a = NaN, b = NaN] = numbersOf(file, parameters, ['r', 'alpha', 'a', 'b']);
  return { model, parameters: { r, alpha, a, b } };
}

function readSpending(file: string): GammaGammaParameters {
  const { model, parameters } = readFit(file);
  if (model !== 'gamma-gamma') throw new CliFault([`${file}: model ${String(model)} is not gamma-gamma`]);
  const [p = NaN, q = NaN, gamma = NaN] = numbersOf(file, parameters, ['p', 'q', 'gamma']);
  return { p, q, gamma };
}

function readFit(file: string): { model: unknown; parameters: object } {
  let fit: unknown;
  try {
    fit = JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof CliFault) throw error;
    throw new CliFault([`${file}: is not JSON`]);
  }
  if (typeof fit !== 'object' || fit === null || !('parameters' in fit) || !('model' in fit)) {
    throw new CliFault([`${file}: is not a fit; there may not have been enough data`]);
  }
  const { model, parameters } = fit;
  if (typeof parameters !== 'object' || parameters === null)
    throw new CliFault([`${file}: parameters are missing`]);
  return { model, parameters };
}

function numbersOf(file: string, parameters: object, names: readonly string[]): number[] {
  const values: Record<string, unknown> = { ...parameters };
  const faults = names.filter((name) => !(typeof values[name] === 'number' && values[name] > 0));
  if (faults.length > 0) {
    throw new CliFault(
      faults.map((name) => `${file}: parameter ${name}: "${String(values[name])}" is not above 0`),
    );
  }
  return names.map((name) => Number(values[name]));
}
