import { describe, expect, it } from 'vitest';
import { signInDelaySeconds } from './sign-in-delay.ts';

const none = { failures: 0, secondsSinceLast: Number.POSITIVE_INFINITY };
const quiet = { pair: none, account: none, address: none, isKnownAddress: false };
const just = (failures: number) => ({ failures, secondsSinceLast: 0 });

describe('the delay before the next attempt to sign in', () => {
  it.each([
    [4, 0],
    [5, 5],
    [6, 10],
    [8, 40],
    [40, 900],
  ])('after %i failures of one account from one address is %i seconds', (failures, seconds) => {
    expect(signInDelaySeconds({ ...quiet, pair: just(failures) })).toBe(seconds);
  });

  it('passes with the time waited', () => {
    expect(signInDelaySeconds({ ...quiet, pair: { failures: 6, secondsSinceLast: 7.5 } })).toBe(3);
    expect(signInDelaySeconds({ ...quiet, pair: { failures: 6, secondsSinceLast: 10 } })).toBe(0);
  });

  it('slows guessing from many addresses, but not the person where they usually sign in', () => {
    const attacked = { ...quiet, account: just(500) };

    expect(signInDelaySeconds(attacked)).toBe(300);
    expect(signInDelaySeconds({ ...attacked, isKnownAddress: true })).toBe(0);
  });

  it('does not lock out a clinic behind one address for the typing mistakes of many', () => {
    expect(signInDelaySeconds({ ...quiet, address: just(149) })).toBe(0);
    expect(signInDelaySeconds({ ...quiet, address: just(1000) })).toBe(60);
  });
});
