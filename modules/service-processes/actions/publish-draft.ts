import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type Design,
  type ProcessTemplate,
  processesProblems,
  processTemplate,
  type WorkKind,
} from '../contract/index.ts';
import {
  deleteDraft,
  highestVersion,
  insertRelease,
  listLatestReleases,
  lockDraft,
} from '../data/design-queries.ts';
import { templateFaults } from '../domain/check-template.ts';
import { bringAlong } from './bring-along.ts';
import { requireSeen, showDesign } from './designs.ts';
import { kindOf } from './show-process.ts';
import type { Templates } from './templates.ts';

/** Makes a draft the version that new processes begin with. */
export async function publishDraft(
  ctx: ActionContext,
  packs: Templates,
  given: { templateKey: string; revision: number; note: string; bringAlong: boolean },
): Promise<Design> {
  const { templateKey } = given;
  const draft = await lockDraft(ctx.db, templateKey);
  if (!draft) {
    return refuse(processesProblems.unknownTemplate, `there is no draft of "${templateKey}" to publish`);
  }
  requireSeen(draft, given.revision);
  const pack = packs.get(templateKey);
  const packVersion = pack?.version ?? null;
  const version = Math.max(await highestVersion(ctx.db, templateKey), packVersion ?? 0) + 1;
  const template = readSound({ ...draft.body, version });
  const [before = pack && { body: pack }] = await listLatestReleases(ctx.db, templateKey);
  if (before) requireSameKind(kindOf(before.body), kindOf(template));
  await insertRelease(ctx.db, {
    template_key: templateKey,
    template_version: version,
    body: template,
    note: given.note,
    pack_version: packVersion,
    published_at: ctx.clock.now().toISOString(),
    published_by_id: ctx.actor.actorId,
    published_by_name: ctx.actor.displayName,
  });
  await deleteDraft(ctx.db, templateKey);
  const brought = given.bringAlong ? await bringAlong(ctx, template) : 0;
  ctx.audit({ subjectKind: 'service-process-template', subjectId: templateKey, version, brought });
  return showDesign(ctx, packs, templateKey);
}

/** A number of a process counts all its versions: another kind of work is another process (S2-65). */
function requireSameKind(before: WorkKind, now: WorkKind): void {
  if (before === now) return;
  const fault = `kind: the versions before are of the kind "${before}" and this one of "${now}"; copy the process under another key for another kind of work`;
  refuse(processesProblems.templateUnsound, fault, { context: { faults: [fault] } });
}

/** A draft as a template that can be used; refused with all that keeps it from that. */
export function readSound(draft: ProcessTemplate): ProcessTemplate {
  const read = processTemplate.safeParse(draft);
  const faults = read.success
    ? templateFaults(read.data)
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (read.success && faults.length === 0) return read.data;
  return refuse(processesProblems.templateUnsound, faults.join('; '), { context: { faults } });
}
