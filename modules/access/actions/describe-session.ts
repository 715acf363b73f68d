import { FIELD_CLASSES, type Permission } from '#contract-kit';
import { type Database, readSecuritySettings, readStoredSettings } from '#platform';
import type { Caller, OrganisationSignIn } from '../access-services.ts';
import type { Session } from '../contract/index.ts';
import { findStaff, isEmpty } from '../data/staff-queries.ts';

/** What the app needs to know about who is signed in. */
export async function describeSession(
  db: Database,
  caller: Caller | undefined,
  services: { permissions: () => readonly Permission[]; organisation?: OrganisationSignIn },
): Promise<Session> {
  const actor = caller?.actor;
  const business = (await readStoredSettings(db)) ?? null;
  const staff = actor ? ((await findStaff(db, actor.actorId)) ?? null) : null;
  const held =
    staff && actor ? services.permissions().map((one) => [one.name, actor.scopeOf(one)] as const) : [];
  return {
    needsSetUp: await isEmpty(db),
    business,
    staff,
    permissions: Object.fromEntries(held.flatMap(([name, scope]) => (scope ? [[name, scope]] : []))),
    fieldClasses: staff && actor ? FIELD_CLASSES.filter((fieldClass) => actor.sees(fieldClass)) : [],
    idleMinutes: (await readSecuritySettings(db)).idleMinutes,
    organisationSignIn: services.organisation?.name ?? null,
    impersonation: caller?.session?.impersonation ?? null,
    emergencyEndsAt: caller?.session?.emergencyEndsAt ?? null,
    secondStepDue: caller?.session?.secondStepDue ?? false,
  };
}
