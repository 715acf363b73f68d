import { fromKysely } from 'pg-boss';
import type { Database } from '../database/open-database.ts';
import { writeEvent } from '../events/event-feed.ts';
import { newUuid } from '../ids.ts';
import { listenerQueue } from '../jobs/define-listener.ts';
import { partyTablesOf } from '../merging/merge-rule.ts';
import { recordedFactsOf } from '../modules/recorded-facts.ts';
import type { Platform } from '../platform.ts';
import type { Actor } from '../policy/actor.ts';
import type { ActionContext, AuditSubject, BusinessSettings } from './action-context.ts';

export interface Caller {
  actor: Actor;
  requestId: string;
  settings: BusinessSettings;
}

/** Builds what an action is given. `tx` is the transaction everything it does, tells and queues becomes part of. */
export function makeContext(
  platform: Platform,
  tx: Database,
  caller: Caller,
  onAudit: (subject: AuditSubject) => void = () => {},
): ActionContext {
  const newId = () => newUuid(platform.clock.now().getTime());
  const queueIn = async (queue: string, data: object, options: object = {}) => {
    await platform.jobs.boss.send(queue, data, { ...options, db: fromKysely(tx) });
  };
  return {
    db: tx,
    ...caller,
    clock: platform.clock,
    get partyTables() {
      return partyTablesOf(platform.modules);
    },
    get recordedFacts() {
      return recordedFactsOf(platform.modules);
    },
    newId,
    audit: onAudit,
    async announce(event, payload, happened) {
      const body = event.payload.parse(payload);
      const occurredAt = happened?.occurredAt ?? platform.clock.now().toISOString();
      const told = { eventId: newId(), occurredAt };
      await writeEvent(tx, { ...told, name: event.name, payload: body });
      const occurrence = { ...told, byId: caller.actor.actorId };
      for (const listener of platform.jobs.listenersOf(event.name)) {
        await queueIn(listenerQueue(listener), { ...occurrence, payload: body });
      }
    },
    async enqueue(job, payload, options = {}) {
      const sending: Record<string, unknown> = {};
      if (options.runAt) sending.startAfter = new Date(options.runAt);
      if (options.singletonKey) sending.singletonKey = options.singletonKey;
      await queueIn(job.name, job.payload.parse(payload) as object, sending);
    },
  };
}
