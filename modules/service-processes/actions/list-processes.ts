import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type ProcessSummary, processesRead } from '../contract/index.ts';
import {
  countByStep,
  countOverdue,
  findTemplates,
  listProcessRows,
  type ProcessFilter,
  type ProcessWithParty,
  templateId,
} from '../data/process-queries.ts';
import { takesEveryStep } from './may-take.ts';
import { summarize } from './show-process.ts';
import { type Templates, templatesInUse } from './templates.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Processes within reach, a page at a time. */
export async function listProcesses(
  ctx: ActionContext,
  request: Omit<ProcessFilter, 'stepForRoles'> & {
    mine?: boolean | undefined;
    limit: number;
    cursor?: string | undefined;
  },
): Promise<Page<ProcessSummary>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const filter = {
    ...request,
    stepForRoles: request.mine && !takesEveryStep(ctx) ? ctx.actor.roles : undefined,
  };
  const rows = await listProcessRows(ctx, processesRead, filter, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const templates = await findTemplates(ctx.db, shown);
  const last = shown.at(-1);
  const position = last && positionOf(last, request.state);
  return {
    items: shown.flatMap((row) => {
      const template = templates.get(templateId(row));
      return template ? [summarize(row, template, ctx.clock.now())] : [];
    }),
    nextCursor:
      rows.length > request.limit && last && position ? encodeCursor([position, last.process_id]) : null,
  };
}

function positionOf(row: ProcessWithParty, state: ProcessFilter['state']): string | null {
  return { open: row.entered_at, 'in-time': row.entered_at, overdue: row.due_at, ended: row.ended_at }[state];
}

const OVERDUE_COUNTED_TO = 100;

/** How many open processes are past the time of their step: at any step, or at those that whoever asks takes. */
export async function countProcesses(ctx: ActionContext, { mine }: { mine?: boolean | undefined }) {
  const overdue = await countOverdue(ctx, processesRead, {
    stepForRoles: mine && !takesEveryStep(ctx) ? ctx.actor.roles : undefined,
    limit: OVERDUE_COUNTED_TO + 1,
  });
  return { overdue: Math.min(overdue, OVERDUE_COUNTED_TO), isMore: overdue > OVERDUE_COUNTED_TO };
}

const COUNTED_TO = 1000;

/** The service processes that can be begun, and how many customers stand at each step. */
export async function listTemplates(ctx: ActionContext, packs: Templates) {
  const templates = await templatesInUse(ctx, packs);
  const counts = await countByStep(ctx, processesRead, [...templates.keys()], COUNTED_TO);
  return {
    items: [...templates.values()].map((template) => ({
      key: template.key,
      version: template.version,
      name: template.name,
      steps: template.steps.map(({ key, name, roles }) => {
        const count = counts.find((one) => one.template_key === template.key && one.step_key === key);
        return { key, name, roles, open: count?.open ?? 0, overdue: count?.overdue ?? 0 };
      }),
    })),
  };
}
