import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Visit, VisitReport } from '#modules/field-work/contract';
import { deviceMemory } from '#modules/field-work/testing';
import { type DeviceStore, received } from './device-entry.ts';
import { keepDay } from './keep-day.ts';
import { sendQueue, type VisitGateway } from './send-queue.ts';

const OWNER = '01980000-0000-7000-8000-000000000001';
const VISIT = '01980000-0000-7000-8000-000000000002';
const SENT = '01980000-0000-7000-8000-000000000005';
const SOMEBODY_ELSE = '01980000-0000-7000-8000-000000000006';
const signature = { signedByName: '陈桂芳', strokes: [[0, 0, 500, 500]] };
const AT = '2026-11-22T02:00:00Z';
const report: VisitReport = {
  checklist: [{ item: 'Battery', result: null, remark: '' }],
  readings: [],
  parts: [],
  findings: '',
  nextOffer: '',
  training: { topic: '', attendees: [] },
};
const visit: Visit = {
  visitId: VISIT,
  partyId: '01980000-0000-7000-8000-000000000003',
  partyName: '陈桂芳',
  partyNumber: 'C-1',
  phone: null,
  branchId: '01980000-0000-7000-8000-000000000004',
  roundId: null,
  planIds: [],
  purposes: ['inspection'],
  kind: 'service',
  visitOn: '2026-11-22',
  technicianId: OWNER,
  technicianName: null,
  window: null,
  serviceMinutes: 30,
  priority: 0,
  skills: [],
  instructions: '',
  place: null,
  arrivesAt: null,
  leavesAt: null,
  status: 'planned',
  arrivedAt: null,
  endedAt: null,
  reason: null,
  report,
  signature: null,
  photoIds: [],
  revision: 1,
};

/** A memory that is slow to read, and now and then slower than the time before. */
function slowly(store: DeviceStore): DeviceStore {
  const pauses = [9, 1, 6, 2, 12, 1, 4];
  let turn = 0;
  const slow = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const value = await work();
    await wait(pauses[turn++ % pauses.length]);
    return value;
  };
  return { ...store, visits: () => slow(store.visits), actions: () => slow(store.actions) };
}

const away: VisitGateway = new Proxy({} as VisitGateway, {
  get: () => async () => ({ ok: false, problem: { status: 0, code: 'away', title: '' } }),
});

/** A memory that refuses to write when there is no room. */
function within(room: { isLeft: boolean }, store: DeviceStore): DeviceStore {
  const ifRoom =
    <Given extends unknown[]>(write: (...given: Given) => Promise<void>) =>
    async (...given: Given) => {
      if (!room.isLeft) throw new DOMException('no room', 'QuotaExceededError');
      await write(...given);
    };
  return { ...store, changeVisit: ifRoom(store.changeVisit), addAction: ifRoom(store.addAction) };
}

async function aDay(room = { isLeft: true }) {
  const store = within(room, deviceMemory());
  await store.putVisit(received(visit, OWNER));
  const day = keepDay({
    store: slowly(store),
    gateway: away,
    listVisits: async () => ({ ok: true, value: { items: [visit] } }),
  });
  await day.openDay(OWNER);
  const shown = () => {
    const [entry] = day.readDay().visits;
    if (!entry) throw new Error('the visit is on the device');
    return entry;
  };
  return { day, store, shown };
}

describe('what is written on a device', () => {
  it('is shown at once and never taken back by an older reading, however fast it is typed', async () => {
    const { day, store, shown } = await aDay();
    const written = '已清洁，更换耳垢挡板';
    const seen: string[] = [];
    day.watchDay(() => seen.push(shown().draft.findings));

    const kept: Promise<void>[] = [];
    for (let length = 1; length <= written.length; length++) {
      const draft = { ...shown().draft, findings: written.slice(0, length) };
      kept.push(day.noteReport(shown(), draft, AT));
      expect(shown().draft.findings).toBe(draft.findings);
      await wait(length % 3);
    }
    await Promise.all(kept);

    expect(seen.map(({ length }) => length)).toEqual(seen.map(({ length }) => length).sort((a, b) => a - b));
    expect(shown().draft.findings).toBe(written);
    expect((await store.visits())[0]?.draft.findings).toBe(written);
    expect((await store.actions()).map(({ kind }) => kind)).toEqual(['report']);
  });

  it('keeps what the desk adds while it is typed', async () => {
    const { day, store, shown } = await aDay();

    const typed = day.noteReport(shown(), { ...report, findings: 'Cleaned' }, AT);
    await store.changeVisit(VISIT, (now) => ({ ...now, draft: { ...now.draft, nextOffer: 'Dryer' } }));
    await typed;

    expect(shown().draft).toEqual({ ...report, findings: 'Cleaned', nextOffer: 'Dryer' });
  });

  it('goes into the closing in the order in which it was done', async () => {
    const { day, store, shown } = await aDay();

    void day.noteArrival(shown(), AT);
    void day.noteReport(shown(), { ...report, findings: 'Cleaned' }, AT);
    await day.noteEnd(shown(), { outcome: 'completed', at: AT, reason: '' });

    expect((await store.actions()).map(({ kind }) => kind)).toEqual(['arrival', 'completion']);
    expect((await store.visits())[0]).toMatchObject({
      arrivedAt: AT,
      draft: { findings: 'Cleaned' },
      ended: { outcome: 'completed' },
    });
  });

  it('says so when the device has no room, shows it all the same, and keeps it once there is room', async () => {
    const room = { isLeft: true };
    const { day, store, shown } = await aDay(room);
    await day.noteReport(shown(), { ...report, findings: 'Cleaned' }, AT);
    room.isLeft = false;

    await day.noteReport(shown(), { ...report, findings: 'Cleaned, new battery' }, AT);
    await day.noteSignature(shown(), signature, AT);

    expect(day.readDay().isUnkept).toBe(true);
    expect(shown().draft.findings).toBe('Cleaned, new battery');
    expect(shown().signature).toBeNull();
    expect((await store.visits())[0]?.draft.findings).toBe('Cleaned');

    room.isLeft = true;
    await day.noteReport(shown(), { ...shown().draft, nextOffer: 'Dryer' }, AT);

    expect(day.readDay().isUnkept).toBe(false);
    expect((await store.visits())[0]?.draft).toEqual({
      ...report,
      findings: 'Cleaned, new battery',
      nextOffer: 'Dryer',
    });
  });

  it('is kept by itself once there is room, before anything is sent', async () => {
    const room = { isLeft: false };
    const { day, store, shown } = await aDay(room);
    await day.noteReport(shown(), { ...report, findings: 'Cleaned' }, AT);
    room.isLeft = true;

    await day.syncDay(OWNER, '2026-11-22', () => new Date(AT));

    expect((await store.visits())[0]?.draft.findings).toBe('Cleaned');
    expect(day.readDay().isUnkept).toBe(false);
  });

  it('is not closed by half where the device has no room to queue the closing', async () => {
    const room = { isLeft: true };
    const { day, store, shown } = await aDay(room);
    await day.noteReport(shown(), { ...report, findings: 'Cleaned' }, AT);
    room.isLeft = false;

    await day.noteEnd(shown(), { outcome: 'completed', at: AT, reason: '' });

    expect(shown().ended).toBeNull();
    expect((await store.actions()).map(({ kind }) => kind)).toEqual(['report']);
  });

  it('stays for its owner alone while it waits, whoever signs in on the device between', async () => {
    const { day, store, shown } = await aDay();
    await day.noteReport(shown(), { ...report, findings: 'Cleaned' }, AT);
    await store.putVisit(received({ ...visit, visitId: SENT }, OWNER));

    await day.forgetDay();
    await day.openDay(SOMEBODY_ELSE);

    expect(day.readDay()).toMatchObject({ visits: [], actions: [] });
    await day.openDay(OWNER);
    expect(day.readDay().visits.map(({ visitId }) => visitId)).toEqual([VISIT]);
    expect(shown().draft.findings).toBe('Cleaned');
  });

  it('is sent with its signature though the desk has closed the visit meanwhile', async () => {
    const { day, store, shown } = await aDay();
    await day.noteSignature(shown(), signature, AT);
    await store.changeVisit(VISIT, (now) => ({ ...now, visit: { ...now.visit, status: 'completed' } }));
    const sent: unknown[] = [];
    const gateway: VisitGateway = {
      ...away,
      report: async (_, body) => {
        sent.push(body);
        return { ok: true, value: { ...visit, status: 'completed', revision: 2 } };
      },
    };

    expect(await sendQueue(store, gateway, OWNER)).toBe('sent');

    expect(sent).toEqual([{ revision: 1, report, signature }]);
  });
});
