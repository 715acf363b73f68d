import { FIELD_CLASSES, type Permission } from '#contract-kit';
import { type Actor, type Database, readStoredSettings } from '#platform';
import type { Session } from '../contract/index.ts';
import { findStaff, isEmpty } from '../data/staff-queries.ts';

/** What the app needs to know about who is signed in. */
export async function describeSession(
  db: Database,
  actor: Actor | undefined,
  permissions: readonly Permission[],
): Promise<Session> {
  const business = (await readStoredSettings(db)) ?? null;
  const staff = actor ? ((await findStaff(db, actor.actorId)) ?? null) : null;
  const held = staff && actor ? permissions.map((one) => [one.name, actor.scopeOf(one)] as const) : [];
  return {
    needsSetUp: await isEmpty(db),
    business,
    staff,
    permissions: Object.fromEntries(held.flatMap(([name, scope]) => (scope ? [[name, scope]] : []))),
    fieldClasses: staff && actor ? FIELD_CLASSES.filter((fieldClass) => actor.sees(fieldClass)) : [],
  };
}
