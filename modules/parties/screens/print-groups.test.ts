import { describe, expect, it } from 'vitest';
import type { PartySummary } from '#modules/parties/contract';
import { printGroups } from './print-groups.ts';

const customer = (partyId: string, tags: string[], ownerId: string | null = null) =>
  ({ partyId, tags, ownerId, figures: { drift: null } }) as unknown as PartySummary;
const read = (groups: ReturnType<typeof printGroups>) =>
  groups.map(({ key, rows }) => [key, rows.map(({ partyId }) => partyId)]);

describe('the rows of a printed board', () => {
  it('stand under each of their tags, and those without one at the end', () => {
    const rows = [customer('a', ['会员', '老客户']), customer('b', []), customer('c', ['老客户'])];

    expect(read(printGroups(rows, 'tag', ['老客户', '会员', '没有人']))).toEqual([
      ['老客户', ['a', 'c']],
      ['会员', ['a']],
      [undefined, ['b']],
    ]);
  });

  it('stand under nobody where nobody looks after them, and are not lost where their owner left', () => {
    const rows = [customer('a', [], 'wang'), customer('b', []), customer('c', [], 'who left')];

    expect(read(printGroups(rows, 'ownerId', ['', 'wang']))).toEqual([
      ['', ['b']],
      ['wang', ['a']],
      [undefined, ['c']],
    ]);
  });

  it('stand at the end together where the figures do not know them', () => {
    expect(read(printGroups([customer('a', [])], 'drift', ['drifting']))).toEqual([[undefined, ['a']]]);
  });
});
