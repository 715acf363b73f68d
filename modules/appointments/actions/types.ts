import { refuse } from '#contract-kit';
import { type AppointmentType, type AppointmentTypeGiven, appointmentType } from '#pack-kit';
import type { ActionContext } from '#platform';
import { appointmentsProblems, type TypeShown } from '../contract/index.ts';
import { listTypeRows, putType } from '../data/resource-queries.ts';

/** What packs bring; what an administrator says of a key stands instead of it. */
export type GivenTypes = readonly AppointmentType[];

/** Reads the types that packs bring; throws when one is broken. */
export function readTypes(given: readonly AppointmentTypeGiven[]): GivenTypes {
  return given.map((one) => appointmentType.parse(one));
}

/** What customers can come for, archived types included. */
export async function listTypes(ctx: ActionContext, given: GivenTypes): Promise<TypeShown[]> {
  const changed = await listTypeRows(ctx.db);
  const keys = new Set(changed.map(({ type_key }) => type_key));
  return [
    ...given.filter(({ key }) => !keys.has(key)).map((type) => ({ ...type, archivedAt: null })),
    ...changed.map(({ body, archived_at }) => ({ ...body, archivedAt: archived_at })),
  ];
}

/** A type that can be booked, or a refusal that names those there are. */
export async function bookableType(
  ctx: ActionContext,
  given: GivenTypes,
  typeKey: string,
): Promise<TypeShown> {
  const types = (await listTypes(ctx, given)).filter(({ archivedAt }) => archivedAt === null);
  const type = types.find(({ key }) => key === typeKey);
  if (type) return type;
  const known = types.map(({ key }) => key).join(', ') || 'none';
  return refuse(
    appointmentsProblems.notBookable,
    `customers cannot come for "${typeKey}"; there are: ${known}`,
  );
}

/** Changes a type, or adds one. Appointments already booked stay as they are. */
export async function changeType(
  ctx: ActionContext,
  { archived, ...body }: AppointmentType & { archived: boolean },
): Promise<TypeShown> {
  const type = appointmentType.parse(body);
  const changedAt = ctx.clock.now().toISOString();
  const archivedAt = archived ? changedAt : null;
  await putType(ctx.db, type, { changedAt, archivedAt });
  ctx.audit({ subjectKind: 'appointment-type', subjectId: type.key, archived });
  return { ...type, archivedAt };
}
