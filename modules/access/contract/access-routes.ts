import { z } from 'zod';
import { defineRoute, type RouteMap, uuid } from '#contract-kit';
import { oversightRoutes } from './oversight-routes.ts';
import { accessManage, staffRead } from './permissions.ts';
import * as problems from './problems.ts';
import { role } from './role.ts';
import { branch, businessSettings, email, password, session, staffMember } from './schemas.ts';
import { signInRoutes } from './sign-in-routes.ts';

const displayName = z.string().trim().min(1).max(120);

export const accessRoutes = {
  ...signInRoutes,
  ...oversightRoutes,
  getSession: defineRoute({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, and what they may do',
    permission: 'public',
    response: session,
  }),
  signIn: defineRoute({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with e-mail address and password',
    permission: 'public',
    audit: 'session.opened',
    body: z.object({
      email: z.string().max(254),
      password: z.string().max(128),
      /** A one-time code or a recovery code, once the answer was that one is needed. */
      code: z.string().trim().max(40).optional(),
    }),
    response: session,
    problems: [
      problems.wrongCredentials,
      problems.tooManyAttempts,
      problems.secondFactorNeeded,
      problems.wrongCode,
    ],
  }),
  signOut: defineRoute({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    permission: 'signed-in',
    audit: 'session.closed',
    response: z.object({}),
  }),
  setUp: defineRoute({
    method: 'POST',
    path: '/api/set-up',
    summary: 'First run: create the administrator, the business and its first branch',
    permission: 'public',
    audit: 'system.set-up',
    body: z.object({ ...businessSettings.shape, branchName: displayName, displayName, email, password }),
    response: session,
    problems: [problems.alreadySetUp],
  }),
  changePassword: defineRoute({
    method: 'PUT',
    path: '/api/session/password',
    summary: 'Change one’s own password; ends all other sessions',
    permission: 'signed-in',
    audit: 'password.changed',
    body: z.object({ currentPassword: z.string().max(128), newPassword: password }),
    response: z.object({}),
    problems: [problems.wrongCredentials, problems.tooManyAttempts, problems.needsOwnSession],
  }),
  getBusiness: defineRoute({
    method: 'GET',
    path: '/api/settings/business',
    summary: 'Name, time zone, region and currency of the business',
    permission: 'signed-in',
    response: businessSettings,
  }),
  changeBusiness: defineRoute({
    method: 'PUT',
    path: '/api/settings/business',
    summary: 'Change name, time zone, region and currency of the business',
    permission: accessManage,
    audit: 'business.changed',
    body: businessSettings,
    response: businessSettings,
  }),
  listBranches: defineRoute({
    method: 'GET',
    path: '/api/branches',
    summary: 'All branches',
    permission: staffRead,
    response: z.object({ items: z.array(branch) }),
  }),
  addBranch: defineRoute({
    method: 'POST',
    path: '/api/branches',
    summary: 'Add a branch',
    permission: accessManage,
    audit: 'branch.added',
    body: z.object({ name: displayName }),
    response: branch,
    problems: [problems.branchNameTaken],
  }),
  renameBranch: defineRoute({
    method: 'PATCH',
    path: '/api/branches/:branchId',
    summary: 'Rename a branch',
    permission: accessManage,
    audit: 'branch.renamed',
    params: z.object({ branchId: uuid }),
    body: z.object({ name: displayName }),
    response: branch,
    problems: [problems.branchNameTaken],
  }),
  listStaff: defineRoute({
    method: 'GET',
    path: '/api/staff',
    summary: 'Everybody who works here',
    permission: staffRead,
    response: z.object({ items: z.array(staffMember) }),
  }),
  addStaff: defineRoute({
    method: 'POST',
    path: '/api/staff',
    summary: 'Add a member of staff',
    permission: accessManage,
    audit: 'staff.added',
    body: z.object({
      displayName,
      email,
      /** Left out when the person is to choose one by a link. */
      password: password.optional(),
      roles: z.array(role).min(1, 'choose at least one role'),
      branchIds: z.array(uuid),
    }),
    response: staffMember,
    problems: [problems.emailTaken, problems.needsOwnSession],
  }),
  changeStaff: defineRoute({
    method: 'PATCH',
    path: '/api/staff/:staffId',
    summary: 'Change a member’s name, roles, branches, or whether they may sign in',
    permission: accessManage,
    audit: 'staff.changed',
    params: z.object({ staffId: uuid }),
    body: z.object({
      version: z.int(),
      displayName: displayName.optional(),
      roles: z.array(role).min(1, 'choose at least one role').optional(),
      branchIds: z.array(uuid).optional(),
      deactivated: z.boolean().optional(),
      newPassword: password.optional(),
    }),
    response: staffMember,
    problems: [problems.lastAdministrator, problems.changedMeanwhile, problems.needsOwnSession],
  }),
} satisfies RouteMap;
