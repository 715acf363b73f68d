import { z } from 'zod';
import { currencyCode, FIELD_CLASSES, instant, uuid } from '#contract-kit';
import { role } from './roles.ts';

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
});
export type Session = z.infer<typeof session>;

export const auditEntry = z.object({
  auditId: uuid,
  at: instant,
  actorName: z.string(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  requestId: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
