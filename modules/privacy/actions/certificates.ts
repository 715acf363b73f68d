import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type ActionContext, decodeCursor, encodeCursor, takeNumbers } from '#platform';
import type { Certificate } from '../contract/index.ts';
import { type CertificateRow, insertCertificate, listCertificateRows } from '../data/keeping-queries.ts';

/** Writes down what was deleted, with a fingerprint of the whole. */
export async function issueCertificate(
  ctx: ActionContext,
  proof: Pick<Certificate, 'kind' | 'reason' | 'pseudonym' | 'deleted' | 'left'>,
): Promise<Certificate> {
  const number = `D-${String(await takeNumbers(ctx.db, 'privacy-certificate', 1)).padStart(5, '0')}`;
  const said = {
    certificateId: ctx.newId(),
    number,
    at: ctx.clock.now().toISOString(),
    byName: ctx.actor.displayName,
    ...proof,
  };
  const certificate = { ...said, sha256: fingerprint(said) };
  await insertCertificate(ctx.db, {
    certificate_id: certificate.certificateId,
    number,
    kind: certificate.kind,
    at: certificate.at,
    by_name: certificate.byName,
    reason: certificate.reason,
    pseudonym: certificate.pseudonym,
    deleted: JSON.stringify(certificate.deleted),
    rows_left: certificate.left,
    sha256: certificate.sha256,
  });
  return certificate;
}

/** SHA-256 over the certificate's own fields in one fixed order. */
export function fingerprint(certificate: Omit<Certificate, 'sha256'>): string {
  const { number, kind, at, byName, reason, pseudonym, deleted, left } = certificate;
  const tables = deleted.map(({ table, rows }) => [table, rows]);
  return createHash('sha256')
    .update(JSON.stringify([number, kind, at, byName, reason, pseudonym, tables, left]))
    .digest('hex');
}

const cursorValues = z.tuple([z.string(), z.uuid()]);

/** Certificates, latest first. */
export async function listCertificates(
  ctx: ActionContext,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<Certificate>> {
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, cursorValues);
  const rows = await listCertificateRows(ctx.db, { after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(show),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.at, last.certificate_id]) : null,
  };
}

function show(row: CertificateRow): Certificate {
  return {
    certificateId: row.certificate_id,
    number: row.number,
    kind: row.kind,
    at: row.at,
    byName: row.by_name,
    reason: row.reason,
    pseudonym: row.pseudonym,
    deleted: row.deleted,
    left: row.rows_left,
    sha256: row.sha256,
  };
}
