import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type Design,
  type DesignSummary,
  type ProcessTemplate,
  processesDesign,
  processesProblems,
  type StepPaper,
} from '../contract/index.ts';
import {
  countOpenByVersion,
  type DraftRow,
  deleteDraft,
  findDraft,
  findVersion,
  listDrafts,
  listLatestReleases,
  listReleases,
  lockDraft,
  putDraft,
  type ReleaseRow,
} from '../data/design-queries.ts';
import { type Templates, templatesInUse } from './templates.ts';

type OpenCounts = Awaited<ReturnType<typeof countOpenByVersion>>;

/** Service processes with their versions and drafts. */
export async function listDesigns(ctx: ActionContext, packs: Templates): Promise<{ items: DesignSummary[] }> {
  const releases = new Map((await listLatestReleases(ctx.db)).map((row) => [row.template_key, row]));
  const drafts = new Map((await listDrafts(ctx.db)).map((row) => [row.template_key, row]));
  const open = await countOpenByVersion(ctx, processesDesign);
  const keys = new Set([...packs.keys(), ...releases.keys(), ...drafts.keys()]);
  return {
    items: [...keys].flatMap((key) => {
      const summary = summarize(packs.get(key), releases.get(key), drafts.get(key), open);
      return summary ? [summary] : [];
    }),
  };
}

/** One service process with its draft, the version in use, the pack's, and those published before. */
export async function showDesign(ctx: ActionContext, packs: Templates, templateKey: string): Promise<Design> {
  const pack = packs.get(templateKey);
  const [release] = await listLatestReleases(ctx.db, templateKey);
  const draft = await findDraft(ctx.db, templateKey);
  const open = await countOpenByVersion(ctx, processesDesign);
  const summary = summarize(pack, release, draft, open);
  if (!summary) return refuse(notFound, `there is no service process "${templateKey}", nor a draft of one`);
  return {
    ...summary,
    draftBody: draft?.body ?? null,
    inUse: release?.body ?? pack ?? null,
    pack: pack ?? null,
    releases: (await listReleases(ctx.db, templateKey)).map((row) => ({
      version: row.template_version,
      publishedAt: row.published_at,
      publishedByName: row.published_by_name,
      note: row.note,
      packVersion: row.pack_version,
    })),
    papers: papersOf(await templatesInUse(ctx, packs)),
    openByVersion: open
      .filter(({ template_key }) => template_key === templateKey)
      .map(({ template_version, open: count }) => ({ version: template_version, open: count }))
      .sort((a, b) => b.version - a.version),
  };
}

/** A version of a service process, whoever wrote it. */
export async function showVersion(
  ctx: ActionContext,
  packs: Templates,
  { templateKey, version }: { templateKey: string; version: number },
): Promise<{ template: ProcessTemplate }> {
  const pack = packs.get(templateKey);
  const template =
    (await findVersion(ctx.db, templateKey, version)) ?? (pack?.version === version ? pack : undefined);
  return template
    ? { template }
    : refuse(notFound, `there is no version ${version} of the service process "${templateKey}"`);
}

/** Keeps a draft, finished or not. */
export async function saveDraft(
  ctx: ActionContext,
  packs: Templates,
  given: { templateKey: string; revision: number | null; template: ProcessTemplate },
): Promise<Design> {
  const { templateKey } = given;
  const draft = await lockDraft(ctx.db, templateKey);
  requireSeen(draft, given.revision);
  await putDraft(ctx.db, {
    template_key: templateKey,
    body: { ...given.template, key: templateKey },
    revision: (draft?.revision ?? 0) + 1,
    saved_at: ctx.clock.now().toISOString(),
    saved_by_id: ctx.actor.actorId,
    saved_by_name: ctx.actor.displayName,
  });
  ctx.audit({ subjectKind: 'service-process-template', subjectId: templateKey });
  return showDesign(ctx, packs, templateKey);
}

/** Throws a draft away. */
export async function dropDraft(ctx: ActionContext, templateKey: string): Promise<Record<string, never>> {
  if (!(await lockDraft(ctx.db, templateKey))) {
    refuse(processesProblems.unknownTemplate, `there is no draft of "${templateKey}"`);
  }
  await deleteDraft(ctx.db, templateKey);
  ctx.audit({ subjectKind: 'service-process-template', subjectId: templateKey });
  return {};
}

/** Refuses who saw another state of a draft than it has; `null` is the state before there is one. */
export function requireSeen(draft: DraftRow | undefined, revision: number | null): void {
  if ((draft?.revision ?? null) === revision) return;
  refuse(
    processesProblems.draftMovedOn,
    draft
      ? `${draft.saved_by_name} has saved this draft since you read it; look at it and go on from there`
      : 'this draft was published or thrown away since you read it; begin a new one',
  );
}

/** Each page that is handed out once, by the first name it has. */
function papersOf(templates: Templates): StepPaper[] {
  const papers = new Map<string, StepPaper>();
  for (const paper of [...templates.values()].flatMap(({ steps }) => steps.flatMap((step) => step.papers))) {
    const place = JSON.stringify(Object.entries(paper.at).sort());
    if (!papers.has(place)) papers.set(place, paper);
  }
  return [...papers.values()];
}

function summarize(
  pack: ProcessTemplate | undefined,
  release: ReleaseRow | undefined,
  draft: DraftRow | undefined,
  open: OpenCounts,
): DesignSummary | undefined {
  const inUse = release?.body ?? pack;
  const shown = inUse ?? draft?.body;
  if (!shown) return undefined;
  return {
    templateKey: shown.key,
    name: shown.name,
    version: inUse?.version ?? null,
    origin: release ? 'own' : pack ? 'pack' : null,
    packVersion: pack?.version ?? null,
    packIsNewer: release !== undefined && pack !== undefined && pack.version > (release.pack_version ?? 0),
    draft: draft
      ? { revision: draft.revision, savedAt: draft.saved_at, savedByName: draft.saved_by_name }
      : null,
    open: open
      .filter(({ template_key }) => template_key === shown.key)
      .reduce((sum, count) => sum + count.open, 0),
  };
}
