import { notFound, refuse } from '#contract-kit';
import { ROLES, type Role } from '#modules/access/contract';
import { type ActionContext, invalid } from '#platform';
import {
  deskProblems,
  deskShare,
  type SavedView,
  type ViewAudience,
  type ViewState,
} from '../contract/index.ts';
import {
  deleteView,
  findFirstView,
  hasViewNamed,
  holdView,
  listViewRows,
  putFirstView,
  putView,
  type ViewRow,
} from '../data/view-queries.ts';

/** Views of a list that the actor finds, their own first. */
export async function listViews(ctx: ActionContext, listName: string): Promise<{ items: SavedView[] }> {
  const rows = await listViewRows(ctx.db, listName, ctx.actor);
  const first = await firstViewId(ctx, listName, rows);
  return { items: rows.map((row) => showView(ctx, row, first)) };
}

export interface ViewForm {
  listName: string;
  name: string;
  state: ViewState;
  audience: ViewAudience;
  branchId: string | null;
  defaultForRole: Role | null;
}

/** Saves how a list is looked at. */
export async function addView(ctx: ActionContext, form: ViewForm): Promise<SavedView> {
  const view = {
    ...form,
    savedViewId: ctx.newId(),
    ownerId: ctx.actor.actorId,
    ownerName: ctx.actor.displayName,
  };
  return saveView(ctx, view);
}

/** Changes a view: its maker may, and whoever gives views to others. */
export async function changeView(
  ctx: ActionContext,
  savedViewId: string,
  change: Partial<Omit<ViewForm, 'listName'>>,
): Promise<SavedView> {
  const row = await viewToChange(ctx, savedViewId);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return saveView(ctx, { ...row, ...given });
}

/** Removes a view. */
export async function removeView(ctx: ActionContext, savedViewId: string): Promise<Record<string, never>> {
  const row = await viewToChange(ctx, savedViewId);
  await deleteView(ctx.db, row.savedViewId);
  return {};
}

/** Chooses what a list begins with. */
export async function setFirstView(
  ctx: ActionContext,
  choice: { listName: string; savedViewId: string | null },
): Promise<Record<string, never>> {
  const { listName, savedViewId } = choice;
  if (savedViewId !== null) {
    const rows = await listViewRows(ctx.db, listName, ctx.actor);
    if (!rows.some((row) => row.savedViewId === savedViewId)) refuseUnknown();
  }
  await putFirstView(ctx.db, { staffId: ctx.actor.actorId, ...choice, at: ctx.clock.now() });
  ctx.audit({ subjectKind: 'list', subjectId: listName, savedViewId });
  return {};
}

async function saveView(ctx: ActionContext, view: Omit<ViewRow, 'updatedAt'>): Promise<SavedView> {
  const kept = { ...view, branchId: view.audience === 'branch' ? view.branchId : null };
  refuseWrongAudience(ctx, kept);
  if (await hasViewNamed(ctx.db, kept)) {
    refuse(deskProblems.viewNameTaken, `you have a view called "${kept.name}"; choose another name`, {
      context: { name: kept.name },
    });
  }
  const at = ctx.clock.now();
  await putView(ctx.db, kept, at);
  ctx.audit({ subjectKind: 'saved-view', subjectId: kept.savedViewId, listName: kept.listName });
  const first = await firstViewId(ctx, kept.listName, await listViewRows(ctx.db, kept.listName, ctx.actor));
  return showView(ctx, { ...kept, updatedAt: at.toISOString() }, first);
}

function refuseWrongAudience(ctx: ActionContext, view: Omit<ViewRow, 'updatedAt'>): void {
  const faults = [];
  if (view.audience === 'branch' && (!view.branchId || !mayUseBranch(ctx, view.branchId))) {
    const message = 'a view of a branch needs a branch you work in';
    faults.push({ path: 'body.branchId', code: 'foreign-branch', message });
  }
  if (view.defaultForRole !== null && view.audience !== 'everyone') {
    const message = 'a view that a role begins with is everybody’s; choose the audience "everyone"';
    faults.push({ path: 'body.audience', code: 'audience-too-small', message });
  }
  if (faults.length > 0) throw invalid(faults);
  if (view.audience !== 'me' && ctx.actor.scopeOf(deskShare) === undefined) {
    refuse(
      deskProblems.viewNotYours,
      'your role keeps views for itself; ask a manager to give one to others',
    );
  }
}

function mayUseBranch(ctx: ActionContext, branchId: string): boolean {
  return ctx.actor.branchIds.includes(branchId) || ctx.actor.roles.includes('administrator');
}

async function viewToChange(ctx: ActionContext, savedViewId: string): Promise<ViewRow> {
  const row = await holdView(ctx.db, savedViewId);
  if (!row || !isFoundBy(ctx, row)) return refuseUnknown();
  if (mayChange(ctx, row)) return row;
  return refuse(
    deskProblems.viewNotYours,
    `"${row.name}" belongs to others; save it under a name of your own`,
  );
}

function isFoundBy(ctx: ActionContext, row: ViewRow): boolean {
  if (row.ownerId === ctx.actor.actorId || row.audience === 'everyone') return true;
  return row.audience === 'branch' && row.branchId !== null && mayUseBranch(ctx, row.branchId);
}

function mayChange(ctx: ActionContext, row: ViewRow): boolean {
  if (row.ownerId === ctx.actor.actorId) return true;
  return row.audience !== 'me' && ctx.actor.scopeOf(deskShare) !== undefined;
}

/** One's own choice, else that of one's role; of several roles, the first in the order roles are listed. */
async function firstViewId(
  ctx: ActionContext,
  listName: string,
  rows: readonly ViewRow[],
): Promise<string | null> {
  const chosen = await findFirstView(ctx.db, ctx.actor.actorId, listName);
  if (chosen) return chosen.savedViewId;
  const role = ROLES.find(
    (each) => ctx.actor.roles.includes(each) && rows.some((row) => row.defaultForRole === each),
  );
  return rows.find((row) => role !== undefined && row.defaultForRole === role)?.savedViewId ?? null;
}

function showView(ctx: ActionContext, row: ViewRow, first: string | null): SavedView {
  const { ownerId, ...shown } = row;
  return {
    ...shown,
    isMine: ownerId === ctx.actor.actorId,
    mayChange: mayChange(ctx, row),
    isFirst: row.savedViewId === first,
  };
}

function refuseUnknown(): never {
  return refuse(notFound, 'there is no such view; choose one from the list of views');
}
