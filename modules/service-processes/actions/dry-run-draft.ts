import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { addDays, startOfDay } from '#working-time';
import { type DryRun, processesDesign, processesProblems } from '../contract/index.ts';
import { findDraft } from '../data/design-queries.ts';
import { listFactsOf } from '../data/moving-queries.ts';
import { listBegunIn } from '../data/process-queries.ts';
import { type DryStop, dryRunProcess } from '../domain/dry-run.ts';
import { readProcess } from '../domain/read-process.ts';
import { standingFacts } from './load-process.ts';
import { readSound } from './publish-draft.ts';

/** How many are run at most, the latest ones. */
const MOST = 2000;
const AT_ONCE = 500;
const EXAMPLES = 50;

/** Runs a draft on processes of the past: who would have stopped, where and why. Nothing is changed. */
export async function dryRunDraft(
  ctx: ActionContext,
  asked: { templateKey: string; fromOn: string; untilOn: string },
): Promise<DryRun> {
  const draft = await findDraft(ctx.db, asked.templateKey);
  if (!draft) {
    return refuse(processesProblems.unknownTemplate, `there is no draft of "${asked.templateKey}" to run`);
  }
  const template = readSound({ ...draft.body, version: 1 });
  const fromAt = startOfDay(asked.fromOn, ctx.settings.timeZone);
  const untilAt = startOfDay(addDays(asked.untilOn, 1), ctx.settings.timeZone);
  const { rows, inPeriod } = await listBegunIn(ctx, processesDesign, {
    templateKey: asked.templateKey,
    fromAt,
    untilAt,
    limit: MOST,
  });
  const stopped: DryRun['examples'] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const facts = await listFactsOf(ctx.db, some);
    for (const row of some) {
      const stop = dryRunProcess(template, readProcess(standingFacts(facts.get(row.process_id) ?? [])));
      if (!stop) continue;
      stopped.push({
        processId: row.process_id,
        partyId: row.party_id,
        partyName: row.party_name,
        startedAt: row.started_at,
        ...stop,
      });
    }
  }
  return {
    inPeriod,
    run: rows.length,
    fromAt,
    untilAt,
    passed: rows.length - stopped.length,
    stops: countStops(stopped),
    examples: stopped.slice(0, EXAMPLES),
  };
}

function countStops(stopped: readonly DryStop[]): DryRun['stops'] {
  const counts = new Map<string, DryRun['stops'][number]>();
  for (const { stepKey, reason, details } of stopped) {
    const key = JSON.stringify([stepKey, reason, details]);
    const known = counts.get(key);
    if (known) known.processes += 1;
    else counts.set(key, { stepKey, reason, details, processes: 1 });
  }
  return [...counts.values()].sort((a, b) => b.processes - a.processes);
}
