// Mixture sequential probability ratio: Robbins (1970), Annals of Mathematical Statistics 41(5), 1397–1409; for experiments
// read at any time: Johari, Koomen, Pekelis and Walsh (2022), Operations Research 70(3), 1806–1821.
import { InvalidInput } from '../invalid-input.ts';
import { type ArmTotals, campaignEffect } from './campaign-effect.ts';

/** An effect that may be looked at every day. */
export interface SequentialEffect {
  effect: number;
  /** Holds at all looks together, with the confidence stated. */
  low: number;
  high: number;
  /** May be read, and acted on, at any look. */
  pValue: number;
  confidence: number;
  decision: 'helps' | 'harms' | 'go-on';
  n: { treated: number; heldOut: number };
}

/** What is fixed before the first look. */
export interface SequentialPlan {
  /** Size of effect the experiment is for: the interval is narrowest for effects about so large. */
  expectedEffect: number;
  confidence?: number;
}

/**
 * What a campaign added so far, with an interval that stays right however often it is looked at and whenever one stops.
 *
 * @remarks Wider than `campaignEffect`, the price of looking at any time. Normal mixture over effects with deviation `expectedEffect`, on Welch's
 * variance; approximate below some 100 customers an arm.
 * @throws InvalidInput unless expectedEffect is a number other than 0 and 0 < confidence < 1.
 * @example
 * sequentialEffect(
 *   { n: 2000, sum: 260, sumOfSquares: 260 },
 *   { n: 2000, sum: 200, sumOfSquares: 200 },
 *   { expectedEffect: 0.03 },
 * ).decision // ≈ 'go-on'
 */
export function sequentialEffect(
  treated: ArmTotals,
  heldOut: ArmTotals,
  { expectedEffect, confidence = 0.95 }: SequentialPlan,
): SequentialEffect {
  const mixing = expectedEffect * expectedEffect;
  if (!(mixing > 0 && mixing < Infinity && confidence > 0 && confidence < 1)) {
    throw new InvalidInput(
      `sequentialEffect requires an expectedEffect other than 0 and 0 < confidence < 1, got ${expectedEffect} and ${confidence}`,
    );
  }
  const { effect, standardError } = campaignEffect(treated, heldOut);
  const n = { treated: treated.n, heldOut: heldOut.n };
  const variance = standardError * standardError;
  if (variance === 0) {
    // Nobody, or everybody, has answered yet: nothing can be said.
    return { effect, low: -Infinity, high: Infinity, pValue: 1, confidence, decision: 'go-on', n };
  }
  const ratio = (variance + mixing) / variance;
  const reach = Math.sqrt(
    ((2 * variance * (variance + mixing)) / mixing) * (0.5 * Math.log(ratio) - Math.log(1 - confidence)),
  );
  const evidence = (mixing * effect * effect) / (2 * variance * (variance + mixing)) - 0.5 * Math.log(ratio);
  return {
    effect,
    low: effect - reach,
    high: effect + reach,
    pValue: Math.min(1, Math.exp(-evidence)),
    confidence,
    decision: effect - reach > 0 ? 'helps' : effect + reach < 0 ? 'harms' : 'go-on',
    n,
  };
}

/**
 * The looks of one experiment in order: intervals only narrow and p-values only fall, because all looks hold together.
 *
 * @param looks Totals of both arms from the start up to each look.
 */
export function sequentialReadings(
  looks: readonly { treated: ArmTotals; heldOut: ArmTotals }[],
  plan: SequentialPlan,
): SequentialEffect[] {
  let low = -Infinity;
  let high = Infinity;
  let pValue = 1;
  let decision: SequentialEffect['decision'] = 'go-on';
  return looks.map(({ treated, heldOut }) => {
    const look = sequentialEffect(treated, heldOut, plan);
    low = Math.max(low, look.low);
    high = Math.min(high, look.high);
    pValue = Math.min(pValue, look.pValue);
    // What was decided stays decided.
    if (decision === 'go-on' && low > 0) decision = 'helps';
    if (decision === 'go-on' && high < 0) decision = 'harms';
    return { ...look, low, high, pValue, decision };
  });
}
