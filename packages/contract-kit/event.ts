import type { z } from 'zod';

/** A fact other modules may hear of. Every payload names the party it belongs to, or null. */
export interface DomainEvent<S extends z.ZodObject = z.ZodObject> {
  name: string;
  payload: S;
  /** Whether the fact stands on the customer's timeline; its words are the message `timeline.<name>`. */
  timeline: 'shown' | 'hidden';
}

export type EventPayload<E extends DomainEvent> = z.infer<E['payload']>;

/** Declares an event. Names are past tense: `party.created`. */
export function defineEvent<const E extends DomainEvent>(event: E): E {
  return event;
}
