import { z } from 'zod';
import { requirePartyInReach } from '#modules/parties';
import {
  type ActionContext,
  decodeCursor,
  encodeCursor,
  type TimelineEntry,
  type TimelineSource,
} from '#platform';
import { type TimelineEntryShown, timelineRead } from '../contract/index.ts';
import { mergeTimelines } from '../domain/merge-timelines.ts';
import { type ShowFilter, showFilter } from '../domain/show-filter.ts';

/** A module that tells part of the timeline. */
export interface NamedSource {
  module: string;
  source: TimelineSource;
}

export interface TimelineRequest {
  partyId: string;
  limit: number;
  cursor?: string | undefined;
  show?: string | undefined;
}

type Position = { occurredAt: string; entryId: string; source: string };
type Told = TimelineEntry & { source: string };

const UUID_LENGTH = 36;
const startsWithUuid = z
  .string()
  .max(100)
  .refine((text) => z.uuid().safeParse(text.slice(0, UUID_LENGTH)).success);
const cursorValues = z.tuple([z.iso.datetime(), startsWithUuid, z.string()]);

/** Rounds one request may take to fill its page when a filter drops most entries; the next page goes on from there. */
const MAX_ROUNDS = 5;

/** A page of everything that happened with a customer, gathered from the modules that hold the facts. */
export async function listTimeline(
  ctx: ActionContext,
  sources: readonly NamedSource[],
  request: TimelineRequest,
): Promise<{ items: TimelineEntryShown[]; nextCursor: string | null; sources: string[] }> {
  await requirePartyInReach(ctx, timelineRead, request.partyId, { archivedToo: true });
  const filter = showFilter(request.show);
  const asked = sources.filter(({ module }) => filter.wantsModule(module));
  const { entries, next } = await fillPage(ctx, asked, filter, request);
  return {
    items: entries.map(({ fieldClass: _, ...entry }) => entry),
    nextCursor: next && encodeCursor([next.occurredAt, next.entryId, next.source]),
    sources: sources.map(({ module }) => module),
  };
}

async function fillPage(
  ctx: ActionContext,
  sources: readonly NamedSource[],
  filter: ShowFilter,
  { partyId, limit, cursor }: TimelineRequest,
): Promise<{ entries: Told[]; next: Position | null }> {
  const shown: Told[] = [];
  let before = cursor === undefined ? null : positionOf(cursor);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // One more than shown, so that the end is known without asking again.
    const lists = await tellAll(ctx, sources, partyId, before, limit + 1);
    const { entries, hasMore } = mergeTimelines(lists, limit);
    for (const [index, entry] of entries.entries()) {
      if (filter.wants(entry) && maySee(ctx, entry)) shown.push(entry);
      const isLast = !hasMore && index === entries.length - 1;
      if (shown.length === limit) return { entries: shown, next: isLast ? null : entry };
    }
    before = entries.at(-1) ?? null;
    if (!hasMore) return { entries: shown, next: null };
  }
  return { entries: shown, next: before };
}

function positionOf(cursor: string): Position {
  const [occurredAt, entryId, source] = decodeCursor(cursor, cursorValues);
  return { occurredAt, entryId, source };
}

async function tellAll(
  ctx: ActionContext,
  sources: readonly NamedSource[],
  partyId: string,
  position: Position | null,
  limit: number,
): Promise<Told[][]> {
  const lists: Told[][] = [];
  for (const { module, source } of sources) {
    const before = position && positionFor(module, position);
    const entries = await source(ctx, { partyId, before, limit });
    lists.push(entries.map((entry) => ({ ...entry, source: module })));
  }
  return lists;
}

/** Ids are UUIDs, to which a module may add something that only it can read. */
function positionFor(module: string, { occurredAt, entryId, source }: Position) {
  return { occurredAt, entryId: source === module ? entryId : entryId.slice(0, UUID_LENGTH) };
}

function maySee(ctx: ActionContext, entry: TimelineEntry): boolean {
  return entry.fieldClass === undefined || ctx.actor.sees(entry.fieldClass);
}
