import { type Actor, type Database, staffActor } from '#platform';
import { FIELD_CLASSES_OF_ROLE } from '../contract/index.ts';
import { findStaff } from '../data/staff-queries.ts';

/** A member of staff with what they may do now, for what is done in their name without them; nobody once they have left. */
export async function actorOfStaff(db: Database, staffId: string): Promise<Actor | undefined> {
  const staff = await findStaff(db, staffId);
  if (!staff || staff.deactivatedAt !== null) return undefined;
  const { displayName, roles, branchIds } = staff;
  return staffActor({ actorId: staffId, displayName, roles, branchIds }, FIELD_CLASSES_OF_ROLE);
}
