import { sql } from 'kysely';
import { type Database, DEFAULT_SECURITY_SETTINGS } from '#platform';
import type { OpenSession, Role } from '../contract/index.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** A session that is used lives on; one that is not ends after this long, however short the idle time is. */
export const SESSION_SECONDS = 14 * DAY_SECONDS;
const RENEWED_AFTER_SECONDS = DAY_SECONDS;
/** Writing at every request that somebody is still there would cost more than it tells. */
const SEEN_AFTER_SECONDS = 30;

export interface SessionHolder {
  sessionId: string;
  staffId: string;
  displayName: string;
  roles: Role[];
  branchIds: string[];
  emergencyAccessId: string | null;
  emergencyEndsAt: string | null;
  /** Through whose eyes the holder looks. */
  seenAs: { staffId: string; displayName: string; roles: Role[]; branchIds: string[] } | null;
  seenAsUntil: string | null;
  touchIsDue: boolean;
  /** The role asks for a second step, and neither this session nor the person has one. */
  secondStepDue: boolean;
}

/** Who holds a session, if it has not ended and they may still sign in: one query, because every request asks it. */
export async function findSessionHolder(db: Database, token: string): Promise<SessionHolder | undefined> {
  const { rows } = await sql<SessionHolder>`
    select session.id as "sessionId", staff.staff_id as "staffId", staff.display_name as "displayName",
      array(select r.role from access.staff_role r where r.staff_id = staff.staff_id order by r.role) as roles,
      array(select b.branch_id from access.staff_branch b where b.staff_id = staff.staff_id) as "branchIds",
      emergency.emergency_access_id as "emergencyAccessId", emergency.ends_at as "emergencyEndsAt",
      seen.as_whom as "seenAs", seen.ends_at as "seenAsUntil",
      session.last_seen_at < now() - make_interval(secs => ${SEEN_AFTER_SECONDS})
        or session.expires_at <= now() + make_interval(secs => ${SESSION_SECONDS - RENEWED_AFTER_SECONDS}) as "touchIsDue",
      ${secondStepIsDue()} as "secondStepDue"
    from access.session session join access.staff staff on staff.staff_id = session.user_id
    left join lateral (
      select emergency_access_id, ends_at from access.emergency_access
      where staff_id = staff.staff_id and ends_at > now() and ended_at is null order by ends_at desc limit 1
    ) emergency on true
    left join lateral (
      select impersonation.ends_at, jsonb_build_object(
        'staffId', target.staff_id, 'displayName', target.display_name,
        'roles', array(select r.role from access.staff_role r where r.staff_id = target.staff_id order by r.role),
        'branchIds', array(select b.branch_id from access.staff_branch b where b.staff_id = target.staff_id)) as as_whom
      from access.impersonation impersonation join access.staff target on target.staff_id = impersonation.staff_id
      where impersonation.session_id = session.id and impersonation.ends_at > now() and impersonation.ended_at is null
        and target.deactivated_at is null
      order by impersonation.ends_at desc limit 1
    ) seen on true
    where session.token = ${token} and staff.deactivated_at is null and ${isAlive()}`.execute(db);
  return rows[0];
}

/** A password alone opened the session, of somebody whose role asks for more and who has set up nothing more yet. */
function secondStepIsDue() {
  return sql`session.method = 'password'
    and exists (
      select 1 from platform.setting setting
      join access.staff_role held on setting.value -> 'secondStepRoles' ? held.role
      where setting.name = 'security' and held.staff_id = staff.staff_id)
    and not exists (
      select 1 from access.second_factor factor
      where factor.staff_id = staff.staff_id and factor.confirmed_at is not null)`;
}

/** Neither past its end nor left alone for longer than the business allows. */
function isAlive() {
  return sql`session.expires_at > now() and session.last_seen_at > now() - make_interval(mins => coalesce(
    (select (value->>'idleMinutes')::integer from platform.setting where name = 'security'),
    ${DEFAULT_SECURITY_SETTINGS.idleMinutes}::integer))`;
}

/** Notes that the holder is still there, and prolongs the session. */
export async function touchSession(db: Database, sessionId: string): Promise<void> {
  await sql`
    update access.session set last_seen_at = now(),
      expires_at = greatest(expires_at, now() + make_interval(secs => ${SESSION_SECONDS})), updated_at = now()
    where id = ${sessionId}`.execute(db);
}

/** Clears a session that has ended by itself. */
export async function clearEndedSession(db: Database, token: string): Promise<void> {
  await sql`delete from access.session session where token = ${token} and not (${isAlive()})`.execute(db);
}

export async function insertSession(
  db: Database,
  session: {
    sessionId: string;
    staffId: string;
    token: string;
    address: string | null;
    userAgent: string | null;
    method: OpenSession['method'];
  },
): Promise<void> {
  await sql`
    insert into access.session
      (id, user_id, token, expires_at, ip_address, user_agent, created_at, updated_at, last_seen_at, method)
    values (${session.sessionId}, ${session.staffId}, ${session.token},
            now() + make_interval(secs => ${SESSION_SECONDS}), ${session.address}, ${session.userAgent},
            now(), now(), now(), ${session.method})`.execute(db);
}

export async function listSessions(
  db: Database,
  staffId: string,
  currentSessionId: string | undefined,
): Promise<OpenSession[]> {
  const { rows } = await sql<OpenSession>`
    select id as "sessionId", created_at as "openedAt", last_seen_at as "lastSeenAt", ip_address as address,
      user_agent as "userAgent", method, id is not distinct from ${currentSessionId ?? null}::uuid as "isCurrent"
    from access.session session where user_id = ${staffId} and ${isAlive()}
    order by "isCurrent" desc, last_seen_at desc`.execute(db);
  return rows;
}

export async function findSessionOwner(db: Database, sessionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ staffId: string }>`
    select user_id as "staffId" from access.session where id = ${sessionId}`.execute(db);
  return rows[0]?.staffId;
}

export async function deleteSession(db: Database, sessionId: string): Promise<void> {
  await sql`delete from access.session where id = ${sessionId}`.execute(db);
}

/** Ends sessions of one person, all of them or all but one. */
export async function endSessions(
  db: Database,
  staffId: string,
  exceptSessionId: string | null,
): Promise<void> {
  await sql`
    delete from access.session where user_id = ${staffId} and id is distinct from ${exceptSessionId}::uuid`.execute(
    db,
  );
}
