import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { notFound, type Page, type Permission, refuse } from '#contract-kit';
import { getPartySummary } from '#modules/parties';
import {
  type ActionContext,
  type Download,
  decodeCursor,
  encodeCursor,
  type ReceivingContext,
  reaches,
  writeAudit,
} from '#platform';
import {
  type Attachment,
  attachmentAdded,
  attachmentRemoved,
  attachmentRestored,
  attachmentsRead,
  attachmentsWrite,
  attachmentsProblems as problems,
} from '../contract/index.ts';
import {
  type AttachmentRow,
  countAttachmentRows,
  findAttachment,
  findSameContents,
  insertAttachment,
  listAttachmentRows,
  markRemoved,
} from '../data/attachment-queries.ts';
import {
  attachmentPath,
  dropFile,
  keepFile,
  type ReceivedFile,
  receiveFile,
  unfinishedPath,
} from './attachment-files.ts';
import { virusScannerAt } from './virus-scanner.ts';

interface AttachmentKey {
  partyId: string;
  attachmentId: string;
}

const cursorValues = z.tuple([z.uuid()]);

/** Files of a customer within reach, latest first. */
export async function listAttachments(
  ctx: ActionContext,
  partyId: string,
  query: { removed: 'without' | 'only'; limit: number; cursor?: string | undefined },
): Promise<Page<Attachment>> {
  const party = await requireParty(ctx, partyId, attachmentsRead);
  const before = query.cursor === undefined ? null : decodeCursor(query.cursor, cursorValues)[0];
  const rows = await listAttachmentRows(ctx.db, partyId, { ...query, before, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  return {
    items: shown.map((row) => show(row, party.mayWrite)),
    nextCursor: rows.length > query.limit ? encodeCursor([shown.at(-1)?.attachmentId]) : null,
  };
}

/** How many files a customer has. */
export async function countAttachments(ctx: ActionContext, partyId: string): Promise<{ count: number }> {
  await requireParty(ctx, partyId, attachmentsRead);
  return { count: await countAttachmentRows(ctx.db, partyId) };
}

/** A file that lies on the disk, whole and scanned, before anything of it is recorded. */
export interface ReceivedAttachment extends ReceivedFile {
  attachmentId: string;
  scannedAt: string | null;
}

/** Takes a file in as slowly as it comes, and has it scanned; outside any transaction. */
export async function receiveAttachment(
  ctx: ReceivingContext,
  stream: Readable,
): Promise<ReceivedAttachment> {
  const attachmentId = ctx.newId();
  const { filesFolder } = ctx.settings;
  try {
    const received = await receiveFile(filesFolder, attachmentId, stream);
    const scannedAt = await scan(ctx, unfinishedPath(filesFolder, attachmentId));
    return { ...received, attachmentId, scannedAt };
  } catch (failure) {
    await dropFile(filesFolder, attachmentId);
    throw failure;
  }
}

/** Removes a file that was received for nothing. */
export async function discardAttachment(
  ctx: ReceivingContext,
  { attachmentId }: ReceivedAttachment,
): Promise<void> {
  await dropFile(ctx.settings.filesFolder, attachmentId);
}

/** Keeps a file that was received with a customer. */
export async function addAttachment(
  ctx: ActionContext,
  { partyId, name, received }: { partyId: string; name: string; received: ReceivedAttachment },
): Promise<Attachment> {
  await requireParty(ctx, partyId, attachmentsWrite);
  const { attachmentId } = received;
  await refuseSameContents(ctx, partyId, received.sha256);
  await keepFile(ctx.settings.filesFolder, attachmentId);
  await insertAttachment(ctx.db, {
    partyId,
    fileName: plainName(name),
    ...received,
    addedAt: ctx.clock.now().toISOString(),
    addedById: ctx.actor.actorId,
    addedByName: ctx.actor.displayName,
  });
  await ctx.announce(attachmentAdded, { partyId, attachmentId });
  ctx.audit({ subjectKind: 'attachment', subjectId: attachmentId, partyId });
  return show(await attachmentOf(ctx, { partyId, attachmentId }), true);
}

/** The file itself. That it was read is kept. */
export async function downloadAttachment(ctx: ActionContext, key: AttachmentKey): Promise<Download> {
  await requireParty(ctx, key.partyId, attachmentsRead);
  const row = await attachmentOf(ctx, key);
  const file = attachmentPath(ctx.settings.filesFolder, row.attachmentId);
  try {
    await access(file);
  } catch {
    refuse(problems.fileGone, `"${row.fileName}" is no longer on the server; restore it from a backup`);
  }
  await writeAudit(ctx, 'attachment.read', {
    subjectKind: 'attachment',
    subjectId: row.attachmentId,
    partyId: row.partyId,
  });
  return { stream: createReadStream(file), fileName: row.fileName };
}

/** Takes a file out; taking it out again changes nothing. */
export async function removeAttachment(ctx: ActionContext, key: AttachmentKey): Promise<Attachment> {
  const row = await attachmentToChange(ctx, key);
  if (row.removedAt === null) {
    const { actorId, displayName } = ctx.actor;
    await markRemoved(ctx.db, key, { at: ctx.clock.now(), id: actorId, name: displayName });
    await ctx.announce(attachmentRemoved, key);
  }
  return show(await attachmentOf(ctx, key), true);
}

/** Brings a file back; one that is there stays as it is. */
export async function restoreAttachment(ctx: ActionContext, key: AttachmentKey): Promise<Attachment> {
  const row = await attachmentToChange(ctx, key);
  if (row.removedAt !== null) {
    await refuseSameContents(ctx, row.partyId, row.sha256);
    await markRemoved(ctx.db, key, null);
    await ctx.announce(attachmentRestored, key);
  }
  return show(await attachmentOf(ctx, key), true);
}

async function requireParty(ctx: ActionContext, partyId: string, permission: Permission) {
  const party = await getPartySummary(ctx, partyId);
  if (!reaches(ctx.actor, permission, party)) refuseUnknown();
  return { ...party, mayWrite: reaches(ctx.actor, attachmentsWrite, party) };
}

async function attachmentOf(
  ctx: ActionContext,
  { partyId, attachmentId }: AttachmentKey,
): Promise<AttachmentRow> {
  return (await findAttachment(ctx.db, partyId, attachmentId)) ?? refuseUnknown();
}

async function attachmentToChange(ctx: ActionContext, key: AttachmentKey): Promise<AttachmentRow> {
  await requireParty(ctx, key.partyId, attachmentsWrite);
  const row = await findAttachment(ctx.db, key.partyId, key.attachmentId, { lock: true });
  ctx.audit({ subjectKind: 'attachment', subjectId: key.attachmentId, partyId: key.partyId });
  return row ?? refuseUnknown();
}

async function refuseSameContents(ctx: ActionContext, partyId: string, sha256: string): Promise<void> {
  const same = await findSameContents(ctx.db, partyId, sha256);
  if (same) {
    refuse(problems.fileKnown, `the customer has the same file as "${same.fileName}"; look at that one`, {
      context: { fileName: same.fileName },
    });
  }
}

async function scan(ctx: ReceivingContext, file: string): Promise<string | null> {
  const scanner = virusScannerAt(ctx.settings.virusScanner);
  if (!scanner) return null;
  const verdict = await scanner.scan(file).catch(() => undefined);
  if (verdict === undefined) {
    return refuse(problems.scannerAway, 'the virus scanner does not answer; try again in a while');
  }
  if (!verdict.clean) {
    refuse(problems.fileInfected, `the virus scanner found ${verdict.found}; the file was not kept`, {
      context: { found: verdict.found },
    });
  }
  return ctx.clock.now().toISOString();
}

/** A name without folders and without what a screen or a disk would stumble over. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? name;
  const plain = last.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  return plain === '' ? 'file' : plain;
}

function show({ sha256: _, ...row }: AttachmentRow, mayWrite: boolean): Attachment {
  return { ...row, mayWrite };
}

function refuseUnknown(): never {
  return refuse(notFound, 'there is no such file, or it belongs to a customer you do not reach');
}
