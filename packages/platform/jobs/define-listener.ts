import type { DomainEvent, EventPayload } from '#contract-kit';
import type { ActionContext } from '../actions/action-context.ts';

export interface EventOccurrence {
  eventId: string;
  occurredAt: string;
  /** Who did what the event tells of; absent on events queued before that was kept. */
  byId?: string | undefined;
}

export interface Listener<E extends DomainEvent = DomainEvent> {
  event: E;
  /** `<module>.<what-it-does>`. */
  name: string;
  /** Runs in its own transaction, after the event's has been committed; may run twice for one event. */
  run(ctx: ActionContext, payload: EventPayload<E>, occurrence: EventOccurrence): Promise<void>;
}

/** Declares a listener to another module's event. */
export function defineListener<E extends DomainEvent>(listener: Listener<E>): Listener {
  return listener as unknown as Listener;
}

/** The queue that holds a listener's share of its event. */
export function listenerQueue(listener: Listener): string {
  return `on.${listener.event.name}.${listener.name}`;
}
