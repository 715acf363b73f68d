import { describe, expect, it } from 'vitest';
import type { ViewState } from '#modules/desk/contract';
import { isSameState } from './same-state.ts';

const state: ViewState = {
  filters: { tag: 'a', kind: 'person' },
  sort: 'name',
  columns: [],
  density: 'compact',
  layout: 'board',
  by: 'tag',
};

describe('two ways of looking at a list', () => {
  it('are one whichever filter was added first', () => {
    expect(isSameState(state, { ...state, filters: { kind: 'person', tag: 'a' } })).toBe(true);
  });

  it.each<Partial<ViewState>>([
    { filters: { tag: 'b', kind: 'person' } },
    { sort: '-spend' },
    { columns: ['phone'] },
    { density: 'comfortable' },
    { layout: 'calendar' },
    { by: 'ownerId' },
  ])('differ by %j', (change) => {
    expect(isSameState(state, { ...state, ...change })).toBe(false);
  });
});
