import { describe, expect, it } from 'vitest';
import { estimateWait } from './estimate-wait.ts';

describe('how long somebody waits', () => {
  const served = [10, 2, 4, 6, 8, 12, 14, 16, 18];

  it('is told from those served of late, with the quarters served quickest and slowest', () => {
    expect(estimateWait(served, { ahead: 3, desks: 1 })).toEqual({
      minutes: 30,
      lowMinutes: 18,
      highMinutes: 42,
    });
  });

  it('is shorter by as many as serve, and nothing where nobody waits', () => {
    expect(estimateWait(served, { ahead: 3, desks: 2 })?.minutes).toBe(15);
    expect(estimateWait(served, { ahead: 0, desks: 0 })?.minutes).toBe(0);
  });

  it('is not told from too few', () => {
    expect(estimateWait(served.slice(0, 7), { ahead: 3, desks: 1 })).toBeUndefined();
  });
});
