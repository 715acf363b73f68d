import { describe, expect, it } from 'vitest';
import { layLanes } from './lay-lanes.ts';

const at = (from: string, to: string) => ({ startsAt: `2026-11-23T${from}Z`, endsAt: `2026-11-23T${to}Z` });

describe('appointments of one column', () => {
  it('stand side by side while they overlap, and alone when they do not', () => {
    const laid = layLanes([
      at('09:00', '10:00'),
      at('09:30', '11:00'),
      at('10:00', '10:30'),
      at('11:00', '12:00'),
    ]);

    expect(laid.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });
});
