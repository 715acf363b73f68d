import { z } from 'zod';
import { shareInterval } from '#analytics';
import { type Page, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { addDays, startOfDay } from '#working-time';
import {
  type PathPart,
  type PathStep,
  type Paths,
  type ProcessSummary,
  type ProcessTemplate,
  processesProblems,
  processesRead,
} from '../contract/index.ts';
import { listPathRows, minePaths, type PathFilter, type StepRow } from '../data/path-queries.ts';
import { findTemplates, templateId } from '../data/process-queries.ts';
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
  const { in_period, steps, ways, totals } = await minePaths(ctx, processesRead, filter);
  const order = [...new Set(versions.flatMap((template) => template.steps.map(({ key }) => key)))];
  const total = (part: 'processes' | 'finished' | 'given_up' | 'open') =>
    totals.reduce((sum, row) => sum + row[part], 0);
  return {
    fromAt: filter.fromAt,
    untilAt: filter.untilAt,
    inPeriod: in_period,
    processes: total('processes'),
    finished: total('finished'),
    givenUp: total('given_up'),
    open: total('open'),
    versions: totals.map((row) => ({ version: row.template_version, processes: row.processes })),
    steps: steps
      .map((row) => showStep(row, versions))
      .sort((a, b) => order.indexOf(a.stepKey) - order.indexOf(b.stepKey)),
    ways: ways
      .map((row) => ({
        from: row.from_step,
        to: row.to_step,
        times: row.times,
        processes: row.processes,
      }))
      .sort((a, b) => b.times - a.times),
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

function showStep(row: StepRow, versions: readonly ProcessTemplate[]): PathStep {
  const step = versions.flatMap(({ steps }) => steps).find(({ key }) => key === row.step_key);
  const fallback = { 'zh-CN': row.step_key, 'zh-TW': row.step_key, en: row.step_key };
  const interval = row.processes > 0 ? shareInterval(row.given_up, row.processes) : null;
  return {
    stepKey: row.step_key,
    name: step?.name ?? fallback,
    processes: row.processes,
    visits: row.visits,
    again: row.again,
    standing: row.standing,
    givenUp: row.given_up,
    givenUpLow: interval?.low ?? null,
    givenUpHigh: interval?.high ?? null,
    time: {
      n: row.left_count,
      medianMinutes: row.median_minutes,
      medianLowMinutes: row.median_low_minutes,
      medianHighMinutes: row.median_high_minutes,
      p90Minutes: row.p90_minutes,
    },
  };
}
