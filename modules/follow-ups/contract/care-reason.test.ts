import { describe, expect, it } from 'vitest';
import { compileMask } from '#platform';
import { actorWithRole } from '#test-kit';
import { type CareReasonGiven, careReason } from './schemas.ts';

const spending: CareReasonGiven = {
  kind: 'spending-less-than-usual',
  values: { usualMinor: 128_000, recentMinor: 42_000, currency: 'CNY', purchaseCount: 9 },
};
const likelihood: CareReasonGiven = {
  kind: 'less-likely-to-return',
  values: { probabilityAlive: 0.41, probabilityAliveBefore: 0.86, comparedOn: '2026-01-01' },
};

/** The reason as a role reads it. */
function readBy(role: string, reason: CareReasonGiven) {
  const mask = compileMask(careReason);
  if (!mask) throw new Error('reasons hold amounts, so they must have a mask');
  return mask(careReason.parse(reason), actorWithRole(role));
}

describe('the evidence of a care task', () => {
  it('keeps amounts from who does not see money, and leaves the reason', () => {
    expect(readBy('practitioner', spending)).toMatchObject({
      kind: 'spending-less-than-usual',
      values: { usualMinor: null, recentMinor: null, purchaseCount: 9 },
    });
    expect(readBy('front-desk', spending)).toMatchObject({ values: { usualMinor: 128_000 } });
  });

  it('keeps probabilities from who does not see value', () => {
    expect(readBy('front-desk', likelihood)).toMatchObject({
      values: { probabilityAlive: null, comparedOn: '2026-01-01' },
    });
    expect(readBy('relationship-manager', likelihood)).toMatchObject({ values: { probabilityAlive: 0.41 } });
  });
});
