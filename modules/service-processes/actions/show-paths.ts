import { z } from 'zod';
import { shareInterval } from '#analytics';
import { type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { addDays, startOfDay } from '#working-time';
import {
  type PathPart,
  type PathStep,
  type Paths,
  type ProcessStatus,
  type ProcessSummary,
  type ProcessTemplate,
  processesProblems,
  processesRead,
} from '../contract/index.ts';
import { listPathRows, listWaysGone, type PathFilter } from '../data/path-queries.ts';
import { findTemplates, templateId } from '../data/process-queries.ts';
import { countPaths, quantileOf, type StepCount } from '../domain/count-paths.ts';
import { summarize } from './show-process.ts';
import { type Templates, templatesInUse } from './templates.ts';

/** As it is asked for, in days. */
export interface PathsAsked {
  templateKey: string;
  fromOn: string;
  untilOn: string;
  branchId?: string | undefined;
  version?: number | undefined;
}

/** How the processes begun in a period really went. */
export async function showPaths(ctx: ActionContext, packs: Templates, asked: PathsAsked): Promise<Paths> {
  const filter = filterOf(ctx, asked);
  const versions = await versionsOf(ctx, packs, asked.templateKey);
  const gone = await listWaysGone(ctx, processesRead, filter);
  const { steps, ways } = countPaths(gone);
  const order = [...new Set(versions.flatMap((template) => template.steps.map(({ key }) => key)))];
  const count = (...statuses: ProcessStatus[]) =>
    gone.filter(({ status }) => statuses.includes(status)).reduce((sum, way) => sum + way.count, 0);
  return {
    fromAt: filter.fromAt,
    untilAt: filter.untilAt,
    processes: gone.reduce((sum, way) => sum + way.count, 0),
    finished: count('finished'),
    givenUp: count('cancelled'),
    open: count('running', 'paused'),
    versions: [...Map.groupBy(gone, ({ version }) => version)]
      .map(([version, of]) => ({ version, processes: of.reduce((sum, way) => sum + way.count, 0) }))
      .sort((a, b) => b.version - a.version),
    steps: steps
      .map((counted) => showStep(counted, versions))
      .sort((a, b) => order.indexOf(a.stepKey) - order.indexOf(b.stepKey)),
    ways: ways.sort((a, b) => b.times - a.times),
  };
}

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** The processes behind a number of the map. */
export async function listPathProcesses(
  ctx: ActionContext,
  asked: PathsAsked & {
    part: PathPart;
    stepKey: string;
    to?: string | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<ProcessSummary>> {
  const after = asked.cursor === undefined ? null : decodeCursor(asked.cursor, cursorValues);
  const selection = { ...filterOf(ctx, asked), part: asked.part, stepKey: asked.stepKey, to: asked.to };
  const rows = await listPathRows(ctx, processesRead, selection, { after, limit: asked.limit + 1 });
  const shown = rows.slice(0, asked.limit);
  const templates = await findTemplates(ctx.db, shown);
  const last = shown.at(-1);
  return {
    items: shown.flatMap((row) => {
      const template = templates.get(templateId(row));
      return template ? [summarize(row, template, ctx.clock.now())] : [];
    }),
    nextCursor: rows.length > asked.limit && last ? encodeCursor([last.started_at, last.process_id]) : null,
  };
}

function filterOf(ctx: ActionContext, asked: PathsAsked): PathFilter {
  const { timeZone } = ctx.settings;
  return {
    templateKey: asked.templateKey,
    fromAt: startOfDay(asked.fromOn, timeZone),
    untilAt: startOfDay(addDays(asked.untilOn, 1), timeZone),
    branchId: asked.branchId,
    version: asked.version,
  };
}

/** The version in use first, then those that processes keep, latest first: where the steps get their order and names from. */
async function versionsOf(ctx: ActionContext, packs: Templates, key: string): Promise<ProcessTemplate[]> {
  const inUse = (await templatesInUse(ctx, packs)).get(key);
  const kept = await findTemplates(ctx.db, [{ template_key: key, template_version: 0 }]);
  const versions = [...(inUse ? [inUse] : []), ...[...kept.values()].sort((a, b) => b.version - a.version)];
  if (versions.length > 0) return versions;
  return refuse(processesProblems.unknownTemplate, `there is no service process "${key}"`);
}

/** Below this many, no median is told; below twice as many, no nine tenths. */
const ENOUGH = 5;

function showStep(counted: StepCount, versions: readonly ProcessTemplate[]): PathStep {
  const { minutes, ...shown } = counted;
  const step = versions.flatMap(({ steps }) => steps).find(({ key }) => key === shown.stepKey);
  const fallback = { 'zh-CN': shown.stepKey, 'zh-TW': shown.stepKey, en: shown.stepKey };
  const interval = shown.processes > 0 ? shareInterval(shown.givenUp, shown.processes) : null;
  const n = minutes.length;
  const at = (share: number, atLeast = ENOUGH) => (n >= atLeast ? quantileOf(minutes, share) : null);
  // The median lies between these order statistics in 95 of 100 samples.
  const halfWidth = 0.98 / Math.sqrt(n);
  return {
    ...shown,
    name: step?.name ?? fallback,
    givenUpLow: interval?.low ?? null,
    givenUpHigh: interval?.high ?? null,
    time: {
      n,
      medianMinutes: at(0.5),
      medianLowMinutes: at(0.5 - halfWidth),
      medianHighMinutes: at(0.5 + halfWidth),
      p90Minutes: at(0.9, 2 * ENOUGH),
    },
  };
}
