import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type ProcessTemplate, processesProblems } from '../contract/index.ts';
import { findStranded, listFactsOf, listOpenProcesses, moveProcesses } from '../data/moving-queries.ts';
import { findTemplates, keepTemplate } from '../data/process-queries.ts';
import { readProcess } from '../domain/read-process.ts';
import { standingFacts } from './load-process.ts';
import { standingOf } from './record-fact.ts';

const AT_ONCE = 500;
const TOLD = 20;

/** Takes everybody who is on the way into a new version of their process; refused with the list when not all find their place. */
export async function bringAlong(ctx: ActionContext, template: ProcessTemplate): Promise<number> {
  await requirePlaces(ctx, template);
  await keepTemplate(ctx.db, template, ctx.clock.now().toISOString());
  let brought = 0;
  for (;;) {
    const rows = await listOpenProcesses(ctx.db, template, AT_ONCE);
    if (rows.length === 0) return brought;
    const facts = await listFactsOf(ctx.db, rows);
    await moveProcesses(
      ctx.db,
      template.version,
      rows.map((row) => {
        const own = facts.get(row.process_id) ?? [];
        return {
          party_id: row.party_id,
          process_id: row.process_id,
          ...standingOf(ctx, template, readProcess(standingFacts(own))),
          position: own.length + 1,
          fact_id: ctx.newId(),
          note: String(template.version),
          at: ctx.clock.now().toISOString(),
          by_id: ctx.actor.actorId,
          by_name: ctx.actor.displayName,
        };
      }),
    );
    brought += rows.length;
  }
}

async function requirePlaces(ctx: ActionContext, template: ProcessTemplate): Promise<void> {
  const stepKeys = template.steps.map(({ key }) => key);
  const { rows, count } = await findStranded(ctx.db, template, stepKeys, TOLD);
  const disclosed = await newlyDisclosed(ctx, template);
  if (count === 0 && disclosed.length === 0) return;
  const parts = [
    ...(count > 0
      ? [
          `${count} on their way have been at steps that the new version does not have: ${[...new Set(rows.flatMap(({ stepKeys: keys }) => keys))].join(', ')}; keep those steps, or let them finish in their version`,
        ]
      : []),
    ...(disclosed.length > 0
      ? [`answers given as sensitive would be shown to everybody: ${disclosed.join(', ')}`]
      : []),
  ];
  refuse(processesProblems.wouldStrand, parts.join('; '), {
    context: { processes: count, examples: rows, disclosed },
  });
}

/** Questions whose answers were given as sensitive in a version somebody is on the way in, and would be so no longer. */
async function newlyDisclosed(ctx: ActionContext, template: ProcessTemplate): Promise<string[]> {
  const sensitiveOf = (one: ProcessTemplate, wanted: boolean) =>
    one.steps.flatMap((step) =>
      (step.form?.fields ?? [])
        .filter(({ sensitive }) => sensitive === wanted)
        .map((field) => `${step.key}.${field.key}`),
    );
  const open = new Set(sensitiveOf(template, false));
  const kept = await findTemplates(ctx.db, [{ template_key: template.key, template_version: 0 }]);
  const found = [...kept.values()].flatMap((one) => sensitiveOf(one, true)).filter((path) => open.has(path));
  return [...new Set(found)];
}
