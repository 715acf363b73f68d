import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNewestFirst, mergeTimelines } from './merge-timelines.ts';
import { showFilter } from './show-filter.ts';

const at = (occurredAt: string, entryId: string) => ({ occurredAt, entryId });

describe('merging timelines', () => {
  it('puts the newest first, whichever module it comes from', () => {
    const notes = [at('2026-03-02T09:00:00.000Z', 'note-2'), at('2026-01-01T09:00:00.000Z', 'note-1')];
    const orders = [at('2026-02-01T09:00:00.000Z', 'order-1')];

    const { entries, hasMore } = mergeTimelines([notes, orders], 10);

    expect(entries.map(({ entryId }) => entryId)).toEqual(['note-2', 'order-1', 'note-1']);
    expect(hasMore).toBe(false);
  });

  it('meets every entry exactly once when it is read page by page, even where instants are equal', () => {
    const entry = fc.record({
      occurredAt: fc.integer({ min: 0, max: 5 }).map((day) => `2026-03-0${day + 1}T09:00:00.000Z`),
      entryId: fc.uuid(),
    });
    const modules = fc.array(fc.uniqueArray(entry, { selector: ({ entryId }) => entryId, maxLength: 20 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(modules, fc.integer({ min: 1, max: 7 }), (lists, limit) => {
        const all = lists.flat().sort(compareNewestFirst);
        const read: typeof all = [];
        for (;;) {
          const last = read.at(-1);
          const pages = lists.map((list) =>
            list
              .filter((one) => last === undefined || compareNewestFirst(last, one) < 0)
              .sort(compareNewestFirst)
              .slice(0, limit + 1),
          );
          const { entries, hasMore } = mergeTimelines(pages, limit);
          read.push(...entries);
          if (!hasMore) break;
        }
        expect(read).toEqual(all);
      }),
    );
  });
});

describe('choosing what the timeline shows', () => {
  const note = { source: 'timeline', kind: 'note.added' };
  const call = { source: 'timeline', kind: 'call.logged' };
  const order = { source: 'orders', kind: 'order.recorded' };
  const wanted = (text: string | undefined) => [note, call, order].filter(showFilter(text).wants);

  it.each([
    [undefined, [note, call, order]],
    ['', [note, call, order]],
    ['orders', [order]],
    ['timeline', [note, call]],
    ['timeline/note.added', [note]],
    ['timeline/note.added,orders', [note, order]],
    ['nobody', []],
  ])('shows for %j just what is named', (text, expected) => {
    expect(wanted(text)).toEqual(expected);
  });

  it('does not ask a module of which nothing is wanted', () => {
    const filter = showFilter('timeline/note.added');

    expect([filter.wantsModule('timeline'), filter.wantsModule('orders')]).toEqual([true, false]);
  });
});
