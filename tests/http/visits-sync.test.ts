import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '#contract';
import { type Answer, createClient } from '#contract-kit';
import { addBranch } from '#modules/access';
import { planVisit } from '#modules/field-work';
import { deviceMemory } from '#modules/field-work/testing';
import { aParty } from '#modules/parties/testing';
import { actorWithRole } from '#test-kit';
import type { Visit } from '../../modules/field-work/contract/index.ts';
import { type DeviceStore, received } from '../../modules/field-work/screens/offline/device-entry.ts';
import {
  decide,
  sendQueue,
  takeDay,
  type VisitGateway,
} from '../../modules/field-work/screens/offline/send-queue.ts';
import { type Serving, serving } from './serving.ts';

const HERE = '2026-11-22';

/** Cuts connections as it is told: before the server hears, or after it has done all and before it can say so. */
type Cut = 'none' | 'before' | 'after';

describe('visits that were made without a connection', () => {
  let server: Serving;
  let cookie: string;
  let staffId: string;
  let branchId: string;
  beforeAll(async () => {
    server = await serving();
    branchId = (await server.database.act('administrator', (ctx) => addBranch(ctx, '越秀店'))).branchId;
    staffId = await server.hire('wu@example.org', ['service-clerk'], [branchId]);
    cookie = await server.signIn('wu@example.org');
  });
  afterAll(() => server.stop());

  const clerk = () => actorWithRole('service-clerk', { branchIds: [branchId], actorId: staffId });

  async function aVisit(): Promise<Visit> {
    const party = await server.database.act('administrator', (ctx) =>
      aParty(ctx, { name: '陈志明', branchId, allowDuplicate: true }),
    );
    return server.database.act(clerk(), (ctx) =>
      planVisit(ctx, {
        partyId: party.partyId,
        purposes: ['inspection'],
        kind: 'service',
        visitOn: HERE,
        technicianId: staffId,
        window: null,
        serviceMinutes: 30,
        priority: 0,
        skills: [],
        instructions: '',
        roundId: null,
        planIds: [],
        checklist: ['电池'],
      }),
    );
  }

  function gatewayThrough(nextCut: () => Cut): VisitGateway {
    const cutting: typeof fetch = async (input, init) => {
      const cut = nextCut();
      if (cut === 'before') throw new TypeError('no connection');
      const headers = { ...(init?.headers as Record<string, string>), cookie };
      const response = await fetch(input, { ...init, headers });
      if (cut === 'after') throw new TypeError('cut off');
      return response;
    };
    const api = createClient(contract, { baseUrl: server.url, fetch: cutting });
    return {
      show: (visitId) => api.fieldWork.showVisit({ params: { visitId } }),
      arrive: (visitId, body, idempotencyKey) =>
        api.fieldWork.recordArrival({ params: { visitId }, body, idempotencyKey }),
      report: (visitId, body, idempotencyKey) =>
        api.fieldWork.reportVisit({ params: { visitId }, body, idempotencyKey }),
      complete: (visitId, body, idempotencyKey) =>
        api.fieldWork.completeVisit({ params: { visitId }, body, idempotencyKey }),
      addPhoto: (visitId, attachmentId) => api.fieldWork.addPhoto({ params: { visitId, attachmentId } }),
      upload: async ({ partyId, blob, fileName }, key) => {
        try {
          const response = await cutting(
            `${server.url}/api/parties/${partyId}/attachments?name=${encodeURIComponent(fileName)}`,
            {
              method: 'POST',
              headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key },
              body: blob,
            },
          );
          const answer = await response.json();
          return response.ok
            ? { ok: true, value: { attachmentId: answer.attachmentId } }
            : { ok: false, problem: answer };
        } catch {
          return { ok: false, problem: { code: 'unreachable', title: '', status: 0 } } as Answer<never>;
        }
      },
    };
  }

  /** What somebody does at the customer's, kept on the device. */
  async function work(device: DeviceStore, visit: Visit, findings: string, photo: string): Promise<void> {
    const made = () => ({
      visitId: visit.visitId,
      ownerId: staffId,
      madeAt: '2026-11-22T02:00:00.000Z',
      key: crypto.randomUUID(),
    });
    await device.putVisit({
      ...received(visit, staffId),
      draft: {
        ...visit.report,
        checklist: [{ item: '电池', result: 'fine', remark: '' }],
        findings,
        parts: [{ name: '耳塞', quantity: 2 }],
      },
      arrivedAt: '2026-11-22T02:00:00.000Z',
      ended: { outcome: 'completed', at: '2026-11-22T02:30:00.000Z', reason: '' },
    });
    await device.addAction({ ...made(), kind: 'arrival', at: '2026-11-22T02:00:00.000Z' });
    await device.addAction({ ...made(), kind: 'report' });
    await device.addAction({ ...made(), kind: 'photo', blob: aPhoto(photo), fileName: 'visit-1.png' });
    await device.addAction({ ...made(), kind: 'completion' });
  }

  async function factsOf({ partyId, visitId }: Visit): Promise<Record<string, number>> {
    const { rows } = await countFacts(server, partyId, visitId);
    return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
  }

  it('are sent once, however often and wherever the connection is cut', async () => {
    const device = deviceMemory();
    const visits = [await aVisit(), await aVisit()];
    for (const [index, visit] of visits.entries()) await work(device, visit, '已清洁', `once ${index}`);
    // Every third request is heard but not answered, every fifth is not heard at all.
    let requests = 0;
    const gateway = gatewayThrough(() => {
      requests++;
      if (requests % 5 === 0) return 'before';
      return requests % 3 === 0 ? 'after' : 'none';
    });

    let outcome = '';
    for (let tries = 0; tries < 30 && outcome !== 'sent'; tries++) {
      outcome = await sendQueue(device, gateway, staffId);
    }

    expect(outcome).toBe('sent');
    expect(await device.actions()).toEqual([]);
    for (const visit of visits) {
      expect(await factsOf(visit)).toEqual({ planned: 1, arrived: 1, reported: 1, completed: 1, files: 1 });
      const shown = await gatewayThrough(() => 'none').show(visit.visitId);
      expect(shown).toMatchObject({
        value: {
          status: 'completed',
          photoIds: [expect.any(String)],
          report: { findings: '已清洁', parts: [{ name: '耳塞', quantity: 2 }] },
        },
      });
    }
  });

  it('wait for a decision where the desk wrote the same field, hold up nobody else, and keep what was chosen', async () => {
    const device = deviceMemory();
    const [clashing, other] = [await aVisit(), await aVisit()];
    for (const [index, visit] of [clashing, other].entries())
      await work(device, visit, '已清洁', `clash ${index}`);
    const gateway = gatewayThrough(() => 'none');
    await gateway.report(
      clashing.visitId,
      { revision: 1, report: { ...clashing.report, findings: '先打电话', nextOffer: '干燥盒' } },
      crypto.randomUUID(),
    );

    expect(await sendQueue(device, gateway, staffId)).toBe('needs-somebody');
    expect((await gateway.show(other.visitId)) as { value: Visit }).toMatchObject({
      value: { status: 'completed' },
    });
    const held = (await device.visits()).find(({ visitId }) => visitId === clashing.visitId);
    expect(held?.theirs?.report.findings).toBe('先打电话');
    if (held) await device.putVisit(decide(held, new Set()));
    expect(await sendQueue(device, gateway, staffId)).toBe('sent');

    expect(await gateway.show(clashing.visitId)).toMatchObject({
      value: { status: 'completed', report: { findings: '已清洁', nextOffer: '干燥盒' } },
    });
    expect(await factsOf(clashing)).toMatchObject({ arrived: 1, completed: 1, files: 1 });
  });

  it('leave the device with their day, and stay while anything of them waits', async () => {
    const device = deviceMemory();
    const [waiting, sent] = [await aVisit(), await aVisit()];
    await work(device, waiting, '已清洁', 'waiting');
    await device.putVisit(received(sent, staffId));

    await takeDay(device, [], staffId);

    expect((await device.visits()).map(({ visitId }) => visitId)).toEqual([waiting.visitId]);
  });
});

/** A picture of one point, unlike any other. */
function aPhoto(words: string): Blob {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  return new Blob([png, words]);
}

function countFacts(server: Serving, partyId: string, visitId: string) {
  return sql<{ kind: string; count: number }>`
    select kind, count(*) as count from field_work.visit_fact
    where party_id = ${partyId} and visit_id = ${visitId} group by kind
    union all
    select 'files', count(*) from attachments.attachment where party_id = ${partyId}`.execute(
    server.database.db,
  );
}
