import { allowedSeconds, type PromiseDefinition } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addMonths, startOfDay } from '#working-time';
import { type PromiseFigure, promisesRead } from '../contract/index.ts';
import { countOutcomes, countPublicOutcomes, countRunning, type FigureRow } from '../data/figure-queries.ts';
import { ENOUGH, keptRate } from '../domain/kept-rate.ts';
import { type CurrentDefinition, currentDefinitions, type GivenPromises } from './definitions.ts';

const NOTHING: Omit<FigureRow, 'definitionKey'> = {
  kept: 0,
  broken: 0,
  renegotiatedKept: 0,
  renegotiatedBroken: 0,
  excused: 0,
  withdrawn: 0,
  medianSeconds: null,
  p90Seconds: null,
};

/** The last whole months, by days of the business, until now. */
function periodOf(ctx: ActionContext, months: number): { fromAt: string; untilAt: string } {
  const { timeZone } = ctx.settings;
  return {
    fromAt: startOfDay(addMonths(ctx.clock.today(timeZone), -months), timeZone),
    untilAt: ctx.clock.now().toISOString(),
  };
}

/** How often each promise was kept among customers in reach, with interval, and how long it took. */
export async function listFigures(
  ctx: ActionContext,
  given: GivenPromises,
  asked: { months: number; branchId?: string | undefined },
): Promise<{ items: PromiseFigure[]; fromAt: string; untilAt: string }> {
  const period = periodOf(ctx, asked.months);
  const outcomes = await countOutcomes(ctx, promisesRead, { ...period, branchId: asked.branchId });
  const running = await countRunning(ctx, promisesRead, asked);
  const byKey = new Map(outcomes.map((row) => [row.definitionKey, row]));
  const runningBy = new Map(running.map((row) => [row.definitionKey, row.running]));
  const definitions = await currentDefinitions(ctx.db, given);
  const known = new Set<string | null>(definitions.map(({ definition }) => definition.key));
  const items = definitions
    .filter((one) => one.retiredAt === null || byKey.has(one.definition.key))
    .map(({ definition }) =>
      figureOf(definition, byKey.get(definition.key), runningBy.get(definition.key) ?? 0),
    );
  const others = [...new Set([...byKey.keys(), ...runningBy.keys()])].filter((key) => !known.has(key));
  return {
    items: [...items, ...others.map((key) => otherFigure(key, byKey.get(key), runningBy.get(key) ?? 0))],
    ...period,
  };
}

function figureOf(
  definition: PromiseDefinition,
  row: Omit<FigureRow, 'definitionKey'> = NOTHING,
  running = 0,
): PromiseFigure {
  const { measure } = definition;
  return {
    definitionKey: definition.key,
    text: definition.text,
    isPublic: definition.isPublic,
    isInternal: definition.internal !== undefined,
    targetShare: definition.targetShare,
    limitSeconds: allowedSeconds(measure),
    limitOf: measure.kind === 'answered' ? 'any-time' : measure.within.of,
    ...countsOf(row),
    // How long it took says nothing where time itself keeps the promise.
    ...(measure.kind === 'right-first-time' ? { medianSeconds: null, p90Seconds: null } : {}),
    running,
  };
}

/** Promises in words of one's own, and those whose pack is gone. */
function otherFigure(
  definitionKey: string | null,
  row: Omit<FigureRow, 'definitionKey'> = NOTHING,
  running = 0,
): PromiseFigure {
  return {
    definitionKey,
    text: null,
    isPublic: false,
    isInternal: false,
    targetShare: 1,
    limitSeconds: null,
    limitOf: null,
    ...countsOf(row),
    running,
  };
}

function countsOf(row: Omit<FigureRow, 'definitionKey'>) {
  return {
    n: row.kept + row.broken,
    kept: row.kept,
    broken: row.broken,
    rate: keptRate(row.kept, row.broken),
    enough: ENOUGH,
    medianSeconds: row.medianSeconds,
    p90Seconds: row.p90Seconds,
    renegotiatedKept: row.renegotiatedKept,
    renegotiatedBroken: row.renegotiatedBroken,
    excused: row.excused,
    withdrawn: row.withdrawn,
  };
}

/** What everybody may read: public promises with how often they were kept in the last twelve months. */
export async function publicFigures(
  ctx: ActionContext,
  given: GivenPromises,
): Promise<{ figures: PromiseFigure[]; definitions: CurrentDefinition[]; fromAt: string; untilAt: string }> {
  const period = periodOf(ctx, 12);
  const definitions = (await currentDefinitions(ctx.db, given)).filter(
    ({ definition, retiredAt }) => definition.isPublic && retiredAt === null,
  );
  const definitionKeys = definitions.map(({ definition }) => definition.key);
  const outcomes = await countPublicOutcomes(ctx.db, { definitionKeys, ...period });
  const byKey = new Map(outcomes.map((row) => [row.definitionKey, row]));
  return {
    definitions,
    figures: definitions.map(({ definition }) => figureOf(definition, byKey.get(definition.key))),
    ...period,
  };
}
