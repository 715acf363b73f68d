import { readdir, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import type { Party } from '#modules/parties/contract';
import { aParty } from '#modules/parties/testing';
import { type ActionContext, type Actor, eraseParties, runJob } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { MOST_BYTES } from '../contract/index.ts';
import { tidyFilesJob } from '../jobs/tidy-files.ts';
import { attachmentsModule } from '../module.ts';
import { attachmentsTimeline } from '../timeline.ts';
import { attachmentFolder, attachmentPath } from './attachment-files.ts';
import {
  addAttachment,
  countAttachments,
  discardAttachment,
  downloadAttachment,
  listAttachments,
  receiveAttachment,
  removeAttachment,
  restoreAttachment,
} from './attachments.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');

let database: TestDatabase;
let here: string;
let party: Party;
beforeAll(async () => {
  database = await testDatabase();
  here = (await database.act('administrator', (ctx) => addBranch(ctx, '越秀店'))).branchId;
});
afterAll(() => database.drop());

const desk = () => actorWithRole('front-desk', { branchIds: [here] });
const act = <T>(work: (ctx: ActionContext) => Promise<T>, who: Actor = desk()) => database.act(who, work);
const add = (name: string, contents: Buffer | string, settings: Partial<ActionContext['settings']> = {}) =>
  act(async (ctx) => {
    const withSettings = { ...ctx, settings: { ...ctx.settings, ...settings } };
    const received = await receiveAttachment(withSettings, Readable.from([Buffer.from(contents)]));
    try {
      return await addAttachment(withSettings, { partyId: party.partyId, name, received });
    } catch (failure) {
      await discardAttachment(withSettings, received);
      throw failure;
    }
  });
const refusal = (code: string) => ({ problem: { code } });

async function filesOnDisk(): Promise<string[]> {
  const { filesFolder } = await database.platform.settings();
  const entries = await readdir(attachmentFolder(filesFolder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('a file of a customer', () => {
  beforeAll(async () => {
    party = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here }));
  });

  it('is kept as it was given, and reading it is on record', async () => {
    const kept = await add('C:\\扫描\\听力图 2025.png', PNG);
    const read = await act((ctx) => downloadAttachment(ctx, kept));
    const chunks: Buffer[] = [];
    for await (const chunk of read.stream) chunks.push(Buffer.from(chunk));

    expect(kept).toMatchObject({ fileName: '听力图 2025.png', mediaType: 'image/png', scannedAt: null });
    expect(Buffer.concat(chunks).equals(PNG)).toBe(true);
    const { rows } = await sql<{ subject: string }>`
      select subject_id as subject from platform.audit where action = 'attachment.read'`.execute(database.db);
    expect(rows).toEqual([{ subject: kept.attachmentId }]);
    await expect(add('again.png', PNG)).rejects.toMatchObject(refusal('attachment-known'));
  });

  it('is refused when it is empty, too large or of a kind that is not kept, and leaves nothing on the disk', async () => {
    const before = await filesOnDisk();

    await expect(add('empty.txt', '')).rejects.toMatchObject(refusal('attachment-empty'));
    await expect(add('letter.pdf', 'MZ\x90\0\x03\0\0\0')).rejects.toMatchObject(
      refusal('attachment-kind-refused'),
    );
    await expect(add('big.txt', Buffer.alloc(MOST_BYTES + 1, 65))).rejects.toMatchObject(
      refusal('attachment-too-large'),
    );
    expect(await filesOnDisk()).toEqual(before);
  });

  it('is taken out and brought back, and both stand on the timeline', async () => {
    const kept = await add('同意书.txt', '同意');
    const { count } = await act((ctx) => countAttachments(ctx, party.partyId));

    await act((ctx) => removeAttachment(ctx, kept));
    expect(await act((ctx) => countAttachments(ctx, party.partyId))).toEqual({ count: count - 1 });
    const removed = await act((ctx) => listAttachments(ctx, party.partyId, { removed: 'only', limit: 10 }));
    expect(removed.items).toEqual([
      expect.objectContaining({ fileName: '同意书.txt', removedByName: 'a front-desk' }),
    ]);
    const told = await act((ctx) =>
      attachmentsTimeline(ctx, { partyId: party.partyId, before: null, limit: 10 }),
    );
    expect(told.map(({ kind }) => kind)).toContain('attachment.removed');

    await act((ctx) => restoreAttachment(ctx, kept));
    expect(await act((ctx) => countAttachments(ctx, party.partyId))).toEqual({ count });
  });

  it('does not exist for those who work in another branch', async () => {
    const kept = await add('私.txt', '私');
    const far = actorWithRole('front-desk', { branchIds: [] });

    await expect(act((ctx) => downloadAttachment(ctx, kept), far)).rejects.toMatchObject(
      refusal('not-found'),
    );
    await expect(act((ctx) => removeAttachment(ctx, kept), far)).rejects.toMatchObject(refusal('not-found'));
  });

  it('is listed page by page, latest first', async () => {
    const all = (await act((ctx) => listAttachments(ctx, party.partyId, { removed: 'without', limit: 50 })))
      .items;
    const first = await act((ctx) => listAttachments(ctx, party.partyId, { removed: 'without', limit: 2 }));
    const cursor = first.nextCursor ?? undefined;
    const rest = await act((ctx) =>
      listAttachments(ctx, party.partyId, { removed: 'without', limit: 50, cursor }),
    );

    expect([...first.items, ...rest.items]).toEqual(all);
    expect(all.length).toBeGreaterThan(2);
  });
});

describe('with a virus scanner', () => {
  let scanner: Server;
  let address: string;
  beforeAll(async () => {
    party = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here }));
    scanner = aScanner();
    await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve));
    const listening = scanner.address();
    address = `127.0.0.1:${typeof listening === 'object' && listening ? listening.port : 0}`;
  });
  afterAll(() => scanner.close());

  it('a clean file is kept as scanned and an infected one is not kept', async () => {
    const clean = await add('clean.txt', '没有什么', { virusScanner: address });

    expect(clean.scannedAt).not.toBeNull();
    await expect(add('bad.txt', 'this is EICAR, they say', { virusScanner: address })).rejects.toMatchObject({
      ...refusal('attachment-infected'),
      context: { found: 'Eicar-Test-Signature' },
    });
    expect(await act((ctx) => countAttachments(ctx, party.partyId))).toEqual({ count: 1 });
  });

  it('nothing is kept while the scanner does not answer', async () => {
    await expect(add('later.txt', '稍后', { virusScanner: '127.0.0.1:1' })).rejects.toMatchObject(
      refusal('virus-scanner-away'),
    );
  });
});

it('leaves the disk within a day when its customer was erased, and the files of others stay', async () => {
  const { filesFolder } = await database.platform.settings();
  party = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here }));
  const stays = await add('stays.txt', '留下');
  party = await database.act('administrator', (ctx) => aParty(ctx, { branchId: here }));
  const goes = await add('goes.txt', '离开');
  await database.act('administrator', (ctx) => eraseParties(ctx.db, [attachmentsModule], [party.partyId]));
  const broken = `${attachmentPath(filesFolder, goes.attachmentId)}.part`;
  await writeFile(broken, 'half');
  const longAgo = new Date('2026-02-27T00:00:00Z');
  for (const file of [
    broken,
    attachmentPath(filesFolder, goes.attachmentId),
    attachmentPath(filesFolder, stays.attachmentId),
  ])
    await utimes(file, longAgo, longAgo);

  await runJob(database.platform, tidyFilesJob, {}, new AbortController().signal);

  const left = await filesOnDisk();
  expect(left).toContain(stays.attachmentId);
  expect(left).not.toContain(goes.attachmentId);
  expect(left).not.toContain(path.basename(broken));
});

/** Speaks as clamd does: chunks with their length, a zero at the end, one line back. */
function aScanner(): Server {
  return createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
      const isBad = received.includes('EICAR');
      socket.end(isBad ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
}
