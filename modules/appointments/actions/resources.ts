import { z } from 'zod';
import { notFound, type Page, type Permission, refuse } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { calendarFaults } from '#working-time';
import {
  appointmentsManage,
  appointmentsProblems,
  appointmentsRead,
  type BranchHours,
  type Exceptions,
  type Resource,
  type ResourceKind,
  type Week,
} from '../contract/index.ts';
import { moveClaims } from '../data/claim-queries.ts';
import { lockHours } from '../data/holiday-queries.ts';
import {
  findHours,
  findResource,
  isBranch,
  listResourceRows,
  putHours,
  putResource,
  type ResourceRow,
} from '../data/resource-queries.ts';

/** Until a branch says when it is open: every day from nine to six. */
export const USUAL_WEEK: Week = Array.from({ length: 7 }, () => [{ from: '09:00', to: '18:00' }]);

const cursorValues = z.tuple([z.uuid(), z.string(), z.string(), z.uuid()]);

export interface ResourceGiven {
  name: string;
  skills: string[];
  week: Week | null;
  exceptions: Exceptions;
}

/** Those in reach that can be booked, a page at a time. */
export async function listResources(
  ctx: ActionContext,
  request: { branchId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<Resource>> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listResourceRows(ctx, appointmentsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(showResource),
    nextCursor:
      rows.length > request.limit && last
        ? encodeCursor([last.branch_id, last.kind, last.name.toLowerCase(), last.resource_id])
        : null,
  };
}

/** Lets a person, room or device be booked. */
export async function addResource(
  ctx: ActionContext,
  given: ResourceGiven & { kind: ResourceKind; branchId: string; staffId: string | null },
): Promise<Resource> {
  await requireBranch(ctx, appointmentsManage, given.branchId);
  const { kind, branchId, staffId, ...said } = given;
  if (staffId !== null && kind !== 'person') {
    refuse(appointmentsProblems.notBookable, `a ${kind} is no member of staff; leave staffId out`);
  }
  const row: ResourceRow = {
    resource_id: ctx.newId(),
    kind,
    branch_id: branchId,
    staff_id: staffId,
    archived_at: null,
    ...said,
  };
  return keepResource(ctx, row);
}

/** Changes what is said of one that can be booked. Appointments it has stay. */
export async function changeResource(
  ctx: ActionContext,
  {
    resourceId,
    archived,
    staffId,
    ...said
  }: ResourceGiven & { resourceId: string; archived: boolean; staffId?: string | null | undefined },
): Promise<Resource> {
  const row = await findResource(ctx, appointmentsManage, resourceId);
  if (!row) refuse(notFound, 'there is no such person, room or device, or it belongs to another branch');
  const archivedAt = archived ? (row.archived_at ?? ctx.clock.now().toISOString()) : null;
  const linked = staffId === undefined ? row.staff_id : staffId;
  if (linked !== row.staff_id) await moveTime(ctx, row, linked);
  return keepResource(ctx, { ...row, ...said, staff_id: linked, archived_at: archivedAt });
}

/** What is booked with somebody moves with them to the account their time is counted by. */
async function moveTime(ctx: ActionContext, row: ResourceRow, staffId: string | null): Promise<void> {
  if (row.kind !== 'person') {
    refuse(appointmentsProblems.notBookable, `a ${row.kind} is no member of staff; leave staffId out`);
  }
  const holders = { from: row.staff_id ?? row.resource_id, to: staffId ?? row.resource_id };
  if (await moveClaims(ctx.db, row.resource_id, holders)) return;
  refuse(
    appointmentsProblems.timeTaken,
    'this account has appointments at the same times in another branch; move those first',
  );
}

async function keepResource(ctx: ActionContext, row: ResourceRow): Promise<Resource> {
  requireSoundHours(ctx, row.week ?? USUAL_WEEK, row.exceptions);
  if (!(await putResource(ctx.db, row))) {
    refuse(
      appointmentsProblems.nameInUse,
      `the branch has a ${row.kind} named "${row.name}"; choose another name`,
    );
  }
  ctx.audit({ subjectKind: 'appointment-resource', subjectId: row.resource_id, branchId: row.branch_id });
  return showResource(row);
}

/** When a branch is open. */
export async function readBranchHours(ctx: ActionContext, branchId: string): Promise<BranchHours> {
  await requireBranch(ctx, appointmentsRead, branchId);
  const row = await findHours(ctx.db, branchId);
  return { branchId, week: row?.week ?? USUAL_WEEK, exceptions: row?.exceptions ?? {} };
}

/** Says when a branch is open; appointments already booked stay. */
export async function changeBranchHours(ctx: ActionContext, hours: BranchHours): Promise<BranchHours> {
  await requireBranch(ctx, appointmentsManage, hours.branchId);
  requireSoundHours(ctx, hours.week, hours.exceptions);
  await lockHours(ctx.db, hours.branchId);
  await putHours(ctx.db, { branch_id: hours.branchId, week: hours.week, exceptions: hours.exceptions });
  ctx.audit({ subjectKind: 'branch', subjectId: hours.branchId });
  return hours;
}

/** Refuses a branch that does not exist or that the one who acts does not work in. */
export async function requireBranch(
  ctx: ActionContext,
  permission: Permission,
  branchId: string,
): Promise<void> {
  const scope = ctx.actor.scopeOf(permission);
  const inReach = scope === 'all' || (scope === 'branch' && ctx.actor.branchIds.includes(branchId));
  if (!inReach || !(await isBranch(ctx.db, branchId))) {
    refuse(notFound, 'there is no such branch, or it is not yours');
  }
}

/** Refuses hours that cannot be right, with all that is wrong. */
export function requireSoundHours(ctx: ActionContext, week: Week, exceptions: Exceptions): void {
  const faults = calendarFaults({ timeZone: ctx.settings.timeZone, week, exceptions });
  if (faults.length > 0) refuse(appointmentsProblems.unsoundHours, faults.join('; '));
}

function showResource(row: ResourceRow): Resource {
  return {
    resourceId: row.resource_id,
    kind: row.kind,
    branchId: row.branch_id,
    staffId: row.staff_id,
    name: row.name,
    skills: row.skills,
    week: row.week,
    exceptions: row.exceptions,
    archivedAt: row.archived_at,
  };
}
