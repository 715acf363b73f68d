import { sql } from 'kysely';
import type { Database } from '#platform';

/** Keeps a link by its token's hash; earlier links of the same person end. */
export async function replacePasswordLink(
  db: Database,
  link: { tokenHash: string; staffId: string; createdBy: string; expiresAt: Date },
): Promise<void> {
  await sql`delete from access.password_link where staff_id = ${link.staffId}`.execute(db);
  await sql`
    insert into access.password_link (token_hash, staff_id, created_by, expires_at)
    values (${link.tokenHash}, ${link.staffId}, ${link.createdBy}, ${link.expiresAt})`.execute(db);
}

/** Spends a link; `undefined` when it was spent, has expired or its holder may not sign in. */
export async function spendPasswordLink(
  db: Database,
  tokenHash: string,
  at: Date,
): Promise<{ staffId: string; email: string } | undefined> {
  const { rows } = await sql<{ staffId: string; email: string }>`
    delete from access.password_link link using access.staff staff
    where link.token_hash = ${tokenHash} and link.expires_at > ${at}
      and staff.staff_id = link.staff_id and staff.deactivated_at is null
    returning staff.staff_id as "staffId", staff.email`.execute(db);
  return rows[0];
}

export type ChallengePurpose = 'add-passkey' | 'use-passkey' | 'organisation';

export async function insertChallenge(
  db: Database,
  challenge: {
    tokenHash: string;
    purpose: ChallengePurpose;
    staffId: string | null;
    value: Record<string, string>;
    expiresAt: Date;
  },
): Promise<void> {
  await sql`delete from access.challenge where expires_at < now() - interval '1 hour'`.execute(db);
  await sql`
    insert into access.challenge (token_hash, purpose, staff_id, value, expires_at)
    values (${challenge.tokenHash}, ${challenge.purpose}, ${challenge.staffId}, ${JSON.stringify(challenge.value)}::jsonb,
            ${challenge.expiresAt})`.execute(db);
}

/** Takes a challenge away, so that it is answered once. */
export async function takeChallenge(
  db: Database,
  tokenHash: string,
  purpose: ChallengePurpose,
  at: Date,
): Promise<{ staffId: string | null; value: Record<string, string> } | undefined> {
  const { rows } = await sql<{ staffId: string | null; value: Record<string, string> }>`
    delete from access.challenge where token_hash = ${tokenHash} and purpose = ${purpose} and expires_at > ${at}
    returning staff_id as "staffId", value`.execute(db);
  return rows[0];
}

export async function findExternalIdentity(
  db: Database,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ staffId: string }>`
    select staff_id as "staffId" from access.external_identity join access.staff staff using (staff_id)
    where issuer = ${issuer} and subject = ${subject} and staff.deactivated_at is null`.execute(db);
  return rows[0]?.staffId;
}

export async function linkExternalIdentity(
  db: Database,
  link: { issuer: string; subject: string; staffId: string; at: Date },
): Promise<void> {
  await sql`
    insert into access.external_identity (issuer, subject, staff_id, linked_at)
    values (${link.issuer}, ${link.subject}, ${link.staffId}, ${link.at}) on conflict do nothing`.execute(db);
}
