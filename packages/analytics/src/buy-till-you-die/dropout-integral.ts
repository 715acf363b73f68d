// ∫ (alpha + u)^−k (beta + u)^−(s + 1) du over [t_x, T]: the customer left at u. Fader and Hardie's note 009, before the
// hypergeometric functions, whose difference overflows and cancels.
import { gaussLegendre, type QuadratureRule } from '../numerics/gauss-legendre.ts';

/** Where to put quadrature points for one history, so that the integrand is nearly e^(−decay·v) in v = ln(shift + u). */
export interface DropoutGrid {
  rule: QuadratureRule;
  /** u at v: base·e^v − shift. */
  base: number;
  shift: number;
  /** Upper end of v. */
  span: number;
}

const NEGLIGIBLE = 40;

/** Grid for the dropout integral from `recencyWeeks` to `ageWeeks` (which must differ). */
export function dropoutGrid(
  k: number,
  alpha: number,
  s: number,
  beta: number,
  recencyWeeks: number,
  ageWeeks: number,
): DropoutGrid {
  const decay = k + s;
  const slope = k / (alpha + recencyWeeks) + (s + 1) / (beta + recencyWeeks);
  const base = (decay + 1) / slope;
  const shift = base - recencyWeeks;
  const span = Math.min(Math.log((shift + ageWeeks) / base), NEGLIGIBLE / decay);
  const ratio = alpha > beta ? alpha / beta : beta / alpha;
  return { rule: gaussLegendre(nodesFor(decay * span) * (ratio > 20 ? 2 : 1)), base, shift, span };
}

function nodesFor(reach: number): number {
  if (reach < 0.5) return 8;
  if (reach < 2) return 12;
  if (reach < 6) return 16;
  if (reach < 15) return 24;
  return 32;
}

/** Natural logarithm of the dropout integral; −Infinity when the last purchase is at the end of observation. */
export function logDropoutIntegral(
  k: number,
  alpha: number,
  s: number,
  beta: number,
  recencyWeeks: number,
  ageWeeks: number,
): number {
  if (!(ageWeeks > recencyWeeks)) return -Infinity;
  const { rule, base, shift, span } = dropoutGrid(k, alpha, s, beta, recencyWeeks, ageWeeks);
  const logFirst = -k * Math.log(alpha + recencyWeeks) - (s + 1) * Math.log(beta + recencyWeeks);
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i += 1) {
    const v = span * (rule.nodes[i] ?? 0);
    const since = base * Math.expm1(v);
    const fall =
      k * Math.log1p(since / (alpha + recencyWeeks)) + (s + 1) * Math.log1p(since / (beta + recencyWeeks));
    sum += (rule.weights[i] ?? 0) * Math.exp(v - fall);
  }
  return logFirst + Math.log(sum * span * (shift + recencyWeeks));
}
