import { z } from 'zod';
import { currencyCode, FIELD_CLASSES, instant, uuid } from '#contract-kit';
import { role } from './role.ts';

export const MIN_PASSWORD_LENGTH = 12;

export const password = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `a password has at least ${MIN_PASSWORD_LENGTH} characters`)
  .max(128);
export const email = z.email('an e-mail address such as ann@example.org').max(254);
export const timeZone = z
  .string()
  .refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai')
  .meta({ description: 'IANA time zone' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const branch = z.object({ branchId: uuid, name: z.string(), archivedAt: instant.nullable() });
export type Branch = z.infer<typeof branch>;

export const staffMember = z.object({
  staffId: uuid,
  displayName: z.string(),
  email: z.string().nullable(),
  roles: z.array(role),
  branchIds: z.array(uuid),
  deactivatedAt: instant.nullable(),
  version: z.int(),
});
export type StaffMember = z.infer<typeof staffMember>;

export const businessSettings = z.object({
  businessName: z.string().trim().min(1).max(120),
  timeZone,
  region: z.string().regex(/^[A-Z]{2}$/, 'a two-letter ISO 3166 code such as CN'),
  currency: currencyCode,
});
export type BusinessSettingsForm = z.infer<typeof businessSettings>;

/** What the app needs to know about who sits in front of it. */
export const session = z.object({
  /** True until the first administrator has been created. */
  needsSetUp: z.boolean(),
  business: businessSettings.nullable(),
  staff: staffMember.nullable(),
  /** Permission names the person holds, with their scope. */
  permissions: z.record(z.string(), z.enum(['all', 'branch', 'own'])),
  fieldClasses: z.array(z.enum(FIELD_CLASSES)),
  /** Somebody who does nothing for this long is signed out. */
  idleMinutes: z.int(),
  /** Name of the organisation people may sign in through, when that is set up. */
  organisationSignIn: z.string().nullable(),
  /** Who really sits there, while an administrator looks through somebody’s eyes. */
  impersonation: z.object({ administratorName: z.string(), endsAt: instant }).nullable(),
  /** Until when what is sensitive is shown because of a stated emergency. */
  emergencyEndsAt: instant.nullable(),
  /** The person's role asks for a second step and this session has none: nothing else is open until they set one up. */
  secondStepDue: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const auditEntry = z.object({
  auditId: uuid,
  at: instant,
  actorName: z.string(),
  /** The administrator who looked through the person’s eyes. */
  impersonatorName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  requestId: z.string(),
  detail: z.record(z.string(), z.unknown()),
});

export const openSession = z.object({
  sessionId: uuid,
  openedAt: instant,
  lastSeenAt: instant,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  method: z.enum(['password', 'one-time-code', 'recovery-code', 'passkey', 'organisation']),
  isCurrent: z.boolean(),
});
export type OpenSession = z.infer<typeof openSession>;

export const passkey = z.object({
  passkeyId: uuid,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type Passkey = z.infer<typeof passkey>;

export const ownSecurity = z.object({
  codesSince: instant.nullable(),
  recoveryCodesLeft: z.int(),
  passkeys: z.array(passkey),
});

export const apiKey = z.object({
  apiKeyId: uuid,
  name: z.string(),
  /** The first letters, by which its holder recognises it. */
  tokenStart: z.string(),
  roles: z.array(role),
  branchIds: z.array(uuid),
  scopes: z.array(z.string()),
  createdAt: instant,
  createdByName: z.string().nullable(),
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const alert = z.object({
  alertId: uuid,
  kind: z.enum(['emergency-access', 'sign-in-attacked']),
  at: instant,
  staffName: z.string(),
  detail: z.record(z.string(), z.unknown()),
  acknowledgedAt: instant.nullable(),
  acknowledgedByName: z.string().nullable(),
});
export type Alert = z.infer<typeof alert>;

export const securitySettings = z.object({
  idleMinutes: z.int().min(2, 'at least 2 minutes').max(720, 'at most 12 hours'),
  emergencyMinutes: z.int().min(5, 'at least 5 minutes').max(240, 'at most 4 hours'),
  auditYears: z.int().min(1, 'at least one year').max(50).nullable(),
  /** Whoever holds one of these signs in with a second step, and sets one up first if they have none. */
  secondStepRoles: z.array(role).max(20),
});

export const permissionEntry = z.object({
  name: z.string(),
  grants: z.record(z.string(), z.enum(['all', 'branch', 'own'])),
});

export const auditFinding = z.object({
  kind: z.enum([
    'changed',
    'removed',
    'inserted',
    'seal-removed',
    'backdated',
    'cut-off',
    'unaccounted-pruning',
  ]),
  sealNumber: z.int().nullable(),
  auditId: uuid.nullable(),
});
