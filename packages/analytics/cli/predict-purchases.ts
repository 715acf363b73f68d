import {
  type CustomerValues,
  discountedPurchasesOfCustomers,
  discountedPurchasesOfRegular,
  expectedMeanValue,
  forecastCustomers,
  forecastRegularCustomers,
  type GammaGammaParameters,
  type PurchaseModel,
  type RegularPurchaseModel,
  type ValueOptions,
  valueCustomers,
  valueRegularCustomers,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import type { PredictRequest } from './predict-periods.ts';
import { parametersOf, type StoredFit } from './read-fit.ts';
import { readSummary, type SummaryFile } from './read-summary.ts';
import { unitsPerYear } from './time-unit.ts';
import { writeCsv } from './write-csv.ts';

export type Columns = Record<string, (row: number) => string | number | undefined>;

/** BG/NBD, MBG/NBD, Pareto/NBD and NBD: one line a customer. */
export function predictPurchases(request: PredictRequest): string {
  const { input, names, horizon: horizonWeeks, coverage, discountRatePerYear, spending, fit } = request;
  const model = purchaseModel(request);
  const summary = readSummary(input, { meanValue: spending !== undefined, names });
  const forecasts = forecastCustomers(model, summary.histories, { horizonWeeks, coverage });
  const columns: Columns = forecastColumns(summary, forecasts);
  if (discountRatePerYear !== undefined) {
    const discounted = discountedPurchasesOfCustomers(model, summary.histories, {
      discountRatePerYear,
      horizonWeeks,
      weeksPerYear: unitsPerYear(fit.unit),
    });
    columns.discounted_purchases = (row) => discounted[row];
  }
  if (spending) {
    const models = { purchases: model, spending: { parameters: spendingOf(spending) } };
    const means = requireMeans(summary, input);
    addValues(columns, valueCustomers(models, summary.histories, means, moneyOf(request)));
  }
  return writeCsv(summary.rows, columns);
}

/** BG/CNBD-k and MBG/CNBD-k: one line a customer. */
export function predictRegular(request: PredictRequest): string {
  const { fit, input, names, horizon: horizonWeeks, coverage, discountRatePerYear } = request;
  if (fit.k === undefined) throw new CliFault([`${fit.file}: k is missing`]);
  const model: RegularPurchaseModel = {
    model: request.model === 'bg-cnbd-k' ? 'bg-cnbd-k' : 'mbg-cnbd-k',
    k: fit.k,
    parameters: parametersOf(fit, ['r', 'alpha', 'a', 'b']),
  };
  const summary = readSummary(input, { meanValue: request.spending !== undefined, names });
  const { histories } = summary;
  const columns = forecastColumns(
    summary,
    forecastRegularCustomers(model, histories, { horizonWeeks, coverage }),
  );
  if (discountRatePerYear !== undefined) {
    columns.discounted_purchases = (row) =>
      discountedPurchasesOfRegular(
        model,
        {
          repeatPurchases: histories.repeatPurchases[row] ?? 0,
          recencyWeeks: (histories.recencyDays[row] ?? 0) / 7,
          ageWeeks: (histories.ageDays[row] ?? 0) / 7,
        },
        { discountRatePerYear, horizonWeeks, weeksPerYear: unitsPerYear(fit.unit) },
      );
  }
  if (request.spending) {
    const spending = { parameters: spendingOf(request.spending) };
    addValues(
      columns,
      valueRegularCustomers(
        { purchases: model, spending },
        histories,
        requireMeans(summary, input),
        moneyOf(request),
      ),
    );
  }
  return writeCsv(summary.rows, columns);
}

/** Gamma-Gamma: the mean amount to expect of each customer's purchases. */
export function predictSpending({ fit, input, names }: PredictRequest): string {
  const parameters = spendingOf(fit);
  const summary = readSummary(input, { meanValue: true, names });
  const means = requireMeans(summary, input);
  return writeCsv(summary.rows, {
    customer: summary.customerOf,
    mean_order_value: (row) =>
      expectedMeanValue(parameters, summary.histories.repeatPurchases[row] ?? 0, means[row] ?? 0),
  });
}

function forecastColumns(summary: SummaryFile, forecasts: ReturnType<typeof forecastCustomers>): Columns {
  return {
    customer: summary.customerOf,
    probability_alive: (row) => forecasts.probabilityAlive[row],
    expected_purchases: (row) => forecasts.expectedPurchases[row],
    purchases_low: (row) => forecasts.purchasesLow[row],
    purchases_high: (row) => forecasts.purchasesHigh[row],
  };
}

function moneyOf(request: PredictRequest): ValueOptions {
  return {
    marginShare: request.marginShare,
    discountRatePerYear: request.discountRatePerYear ?? 0,
    horizonWeeks: request.horizon,
    weeksPerYear: unitsPerYear(request.fit.unit),
    coverage: request.coverage,
    seed: request.seed,
  };
}

/** Adds what customers are worth. */
export function addValues(
  columns: Columns,
  value: Pick<CustomerValues, 'meanOrderValue' | 'expectedValue' | 'valueLow' | 'valueHigh'>,
): void {
  columns.mean_order_value = (row) => value.meanOrderValue[row];
  columns.expected_value = (row) => value.expectedValue[row];
  columns.value_low = (row) => value.valueLow[row];
  columns.value_high = (row) => value.valueHigh[row];
}

function requireMeans({ meanRepeatValue }: SummaryFile, file: string): Float64Array {
  if (!meanRepeatValue) {
    throw new CliFault([`${file}:1: no column mean_value, which values need`]);
  }
  return meanRepeatValue;
}

/** Parameters of a stored fit of spending, of which values can be made. */
export function spendingOf(fit: StoredFit): GammaGammaParameters {
  const parameters = parametersOf(fit, ['p', 'q', 'gamma']);
  if (parameters.q > 1) return parameters;
  throw new CliFault([
    `${fit.file}: parameter q: "${parameters.q}" is not above 1, so the mean amount is infinite`,
  ]);
}

function purchaseModel({ model, fit }: PredictRequest): PurchaseModel {
  if (model === 'pareto-nbd') return { model, parameters: parametersOf(fit, ['r', 'alpha', 's', 'beta']) };
  if (model === 'nbd') return { model, parameters: parametersOf(fit, ['r', 'alpha']) };
  const name = model === 'bg-nbd' ? 'bg-nbd' : 'mbg-nbd';
  return { model: name, parameters: parametersOf(fit, ['r', 'alpha', 'a', 'b']) };
}
