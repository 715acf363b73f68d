import { shareInterval } from '#analytics';
import type { ActionContext } from '#platform';
import { addMonths, startOfDay } from '#working-time';
import { type RepairStandard, repairsRead, type StandardKept } from '../contract/index.ts';
import { countFailures, listTimesTaken, type TimesRow } from '../data/standard-queries.ts';
import { saysHowOften, timeTaken } from '../domain/standard-kept.ts';
import type { RepairRules } from './repair-rules.ts';

/** Failures, diagnosis times and repair times of the last twelve months against their standards (S3-19). */
export async function listStandards(
  ctx: ActionContext,
  { standards, guarantees }: RepairRules,
): Promise<{ fromOn: string; toOn: string; items: StandardKept[] }> {
  const { timeZone } = ctx.settings;
  const toOn = ctx.clock.today(timeZone);
  const fromOn = addMonths(toOn, -12);
  const categories = [...standards.keys()];
  const times = await listTimesTaken(ctx, repairsRead, categories, startOfDay(fromOn, timeZone));
  const failures = await countFailures(ctx, repairsRead, categories, fromOn);
  const named = guarantees.rules.flatMap((rules) => rules.categories);
  const items = [...standards.values()].map((standard) => ({
    category: standard.category,
    categoryName: named.find(({ key }) => key === standard.category)?.name ?? null,
    failure: failureOf(
      standard,
      failures.find((one) => one.category === standard.category),
    ),
    ...timesOf(
      standard,
      times.find((one) => one.category === standard.category),
    ),
  }));
  return { fromOn, toOn, items };
}

function failureOf(
  { failureSharePerYear }: RepairStandard,
  { units, failed }: { units: number; failed: number } = { units: 0, failed: 0 },
): StandardKept['failure'] {
  const found = saysHowOften(units) ? shareInterval(failed, units) : null;
  return {
    units,
    failed,
    share: found?.share ?? null,
    low: found?.low ?? null,
    high: found?.high ?? null,
    targetShare: failureSharePerYear,
  };
}

function timesOf(standard: RepairStandard, row: TimesRow | undefined) {
  const known = (all: readonly (number | null)[] | null = null) => (all ?? []).filter((one) => one !== null);
  return {
    diagnosis: timeTaken(known(row?.diagnosis), standard.diagnosisMinutes),
    repair: timeTaken(known(row?.repairs), standard.repairMinutes),
  };
}
