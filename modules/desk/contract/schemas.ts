import { z } from 'zod';
import { instant, partyId, uuid } from '#contract-kit';
import { role } from '#modules/access/contract';

const word = z.string().min(1).max(60);

/** How a list is looked at; what a filter or a column means is known to the list alone. */
export const viewState = z.object({
  filters: z.record(word, z.string().max(200)).default({}),
  sort: word.nullable().default(null),
  /** Columns in their order; empty for those the list shows by itself. */
  columns: z.array(word).max(40).default([]),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Rows, cards by state, or days. */
  layout: z.enum(['table', 'board', 'calendar']).default('table'),
  /** The state a board has its columns by, or the date of a calendar. */
  by: word.nullable().default(null),
});
export type ViewState = z.infer<typeof viewState>;

/** Who finds a view: its maker, the people of a branch, or everybody. */
export const viewAudience = z.enum(['me', 'branch', 'everyone']);
export type ViewAudience = z.infer<typeof viewAudience>;

export const savedView = z.object({
  savedViewId: uuid,
  listName: word,
  name: z.string(),
  audience: viewAudience,
  branchId: uuid.nullable(),
  ownerName: z.string(),
  isMine: z.boolean(),
  mayChange: z.boolean(),
  /** The role that sees the list so until it chooses otherwise. */
  defaultForRole: role.nullable(),
  /** Whether the list opens so for who asks: by their own choice, else by their role's. */
  isFirst: z.boolean(),
  state: viewState,
  updatedAt: instant,
});
export type SavedView = z.infer<typeof savedView>;

/** Names the form a draft belongs to: `party.<id>`, `note.<id>`, `new-customer`. */
export const draftKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.:-]{0,119}$/i, 'letters, digits, dots and hyphens');
/** Longest draft, in characters. */
export const LONGEST_DRAFT = 100_000;

export const draft = z.object({
  draftKey,
  text: z.string(),
  /** Where it is written on: an address within the product. */
  path: z.string().nullable(),
  /** What the page is called. */
  title: z.string().nullable(),
  partyId: partyId.nullable(),
  updatedAt: instant,
});
/** Text somebody is writing, kept until it is sent or dropped. */
export type Draft = z.infer<typeof draft>;

/** What somebody watches of one customer. */
export const watch = z.object({
  partyId,
  /** Since when what happens with the customer is told. */
  followedAt: instant.nullable(),
  /** Since when the customer is at hand. */
  starredAt: instant.nullable(),
});
export type Watch = z.infer<typeof watch>;

export const happening = z.object({
  happeningId: uuid,
  partyId,
  partyName: z.string(),
  /** Name of the event: `party.changed`, `care-task.created`. */
  kind: z.string(),
  occurredAt: instant,
  seenAt: instant.nullable(),
});
/** Something that happened with a customer one follows. */
export type Happening = z.infer<typeof happening>;
