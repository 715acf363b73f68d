import { describe, expect, it } from 'vitest';
import { layMap } from './lay-map.ts';

describe('the map of a process', () => {
  const steps = ['a', 'b', 'c', 'd', 'end'];

  it('leads straight to the next step, past steps on the right and back on the left', () => {
    const { ways, lanesLeft, lanesRight } = layMap(steps, [
      { from: 'a', to: 'b' },
      { from: 'a', to: 'end' },
      { from: 'c', to: 'a' },
      { from: 'd', to: 'd' },
    ]);

    expect(ways.map(({ side, lane }) => `${side} ${lane}`)).toEqual([
      'straight 0',
      'right 1',
      'left 1',
      'left 1',
    ]);
    expect([lanesLeft, lanesRight]).toEqual([1, 1]);
  });

  it('keeps ways that would cover each other in lanes of their own, the shorter one nearer', () => {
    const { ways } = layMap(steps, [
      { from: 'a', to: 'end' },
      { from: 'b', to: 'd' },
    ]);

    expect(ways.map(({ way, lane }) => `${way.from}→${way.to} ${lane}`)).toEqual(['b→d 1', 'a→end 2']);
  });

  it('leaves out ways to steps that are not there', () => {
    expect(layMap(steps, [{ from: 'a', to: 'nowhere' }]).ways).toEqual([]);
  });
});
