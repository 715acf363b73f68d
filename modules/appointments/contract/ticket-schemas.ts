import { z } from 'zod';
import { instant, isoDate, partyId, uuid } from '#contract-kit';
import { localText } from '#form-kit';

export const TICKET_STATUSES = ['waiting', 'called', 'done', 'no-show', 'withdrawn', 'transferred'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
/** How a ticket goes on; `put-back` lets it wait again at its old place. */
export const TICKET_OUTCOMES = ['done', 'no-show', 'withdrawn', 'put-back'] as const;
export type TicketOutcome = (typeof TICKET_OUTCOMES)[number];
export type TicketFactKind = TicketOutcome | 'drawn' | 'called' | 'transferred' | 'named';
export const TRANSFER_TARGETS = ['appointment', 'process'] as const;
export type TransferTarget = (typeof TRANSFER_TARGETS)[number];

/** Where the customer is asked to come. */
export const desk = z.string().trim().min(1, 'say where the customer comes to').max(20);

/** A customer who walked in, by number. */
export const ticket = z.object({
  ticketId: uuid,
  branchId: uuid,
  onDate: isoDate,
  /** Counted from 1 each day in each branch, without gaps. */
  number: z.int().min(1),
  typeKey: z.string().nullable(),
  typeName: localText.nullable(),
  status: z.enum(TICKET_STATUSES),
  desk: z.string().nullable(),
  /** Null for who gave no name, and for a customer out of reach. */
  partyId: partyId.nullable(),
  partyName: z.string().nullable(),
  drawnAt: instant,
  calledAt: instant.nullable(),
  endedAt: instant.nullable(),
  revision: z.int().min(1),
});
export type Ticket = z.infer<typeof ticket>;

/** How long somebody waits who has so many before them; minutes are null where too few tickets say so. */
export const waitEstimate = z.object({
  /** Tickets served in the period whose time from call to end is known. */
  n: z.int(),
  /** Below this many, nothing is estimated. */
  enough: z.int(),
  sinceOn: isoDate,
  /** Customers waiting before. */
  ahead: z.int(),
  /** Customers being served at this moment, at least one. */
  desks: z.int(),
  minutes: z.number().nullable(),
  /** By the quarter of tickets served quickest, and by that served slowest. */
  lowMinutes: z.number().nullable(),
  highMinutes: z.number().nullable(),
});
export type WaitEstimate = z.infer<typeof waitEstimate>;

/** What stands at the head of the board of a reception. */
export const reception = z.object({
  branchId: uuid,
  onDate: isoDate,
  waiting: z.int(),
  called: z.int(),
  over: z.int(),
  noShow: z.int(),
  longestSince: instant.nullable(),
  /** Of who draws a ticket now. */
  wait: waitEstimate,
});
export type Reception = z.infer<typeof reception>;
