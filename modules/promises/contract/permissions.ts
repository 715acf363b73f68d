import { definePermission, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

type Grants = Partial<Record<Role, Scope>>;

/** See what customers were promised and how it went. */
export const promisesRead = definePermission({
  name: 'promises.read',
  grants: {
    'front-desk': 'branch',
    agent: 'all',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    analyst: 'all',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Promise something to a customer, tell them of a new day, and say that it was kept. */
export const promisesGive = definePermission({
  name: 'promises.give',
  grants: {
    'front-desk': 'branch',
    agent: 'all',
    practitioner: 'branch',
    'service-clerk': 'branch',
    'relationship-manager': 'branch',
    manager: 'branch',
    administrator: 'all',
  } satisfies Grants,
});
/** Excuse or withdraw a promise, promise anew on top of a broken one, and say that a broken one was kept in time. */
export const promisesOverride = definePermission({
  name: 'promises.override',
  grants: { 'relationship-manager': 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});
/** Record that redress was paid. */
export const promisesPay = definePermission({
  name: 'promises.pay',
  grants: { 'service-clerk': 'branch', manager: 'branch', administrator: 'all' } satisfies Grants,
});
/** Change what the business promises. */
export const promisesManage = definePermission({
  name: 'promises.manage',
  grants: { administrator: 'all' } satisfies Grants,
});

export const promisesPermissions = [
  promisesRead,
  promisesGive,
  promisesOverride,
  promisesPay,
  promisesManage,
] as const;
