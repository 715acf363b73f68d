// Stirling's series after shifting the argument upward: Abramowitz and Stegun (1964), 6.1.40.

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Natural logarithm of the gamma function for x > 0, to about 15 digits.
 *
 * @param x A positive number.
 * @returns ln Γ(x); `Infinity` at 0 and for infinite x.
 * @example
 * logGamma(5) // ≈ 3.1780538303479458
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x === Infinity) return Infinity;
  let shifted = x;
  let product = 1;
  while (shifted < 12) {
    product *= shifted;
    shifted += 1;
  }
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + seriesAt(shifted) - Math.log(product)
  );
}

/** What Stirling's formula lacks, for x ≥ 12. */
function seriesAt(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))))
  );
}

/** ln Γ(x + by) − ln Γ(x) for x > 0 and by ≥ 0: to about 15 digits of by · ln x, however large x is. */
export function logGammaRise(x: number, by: number): number {
  if (x < 30) return logGamma(x + by) - logGamma(x);
  return (x + by - 0.5) * Math.log1p(by / x) + by * Math.log(x) - by + seriesAt(x + by) - seriesAt(x);
}

/** Natural logarithm of the beta function B(a, b), a and b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

// ζ(n) − 1 for n = 2, 3, …: coefficients of ln Γ(1 + e), Abramowitz and Stegun 6.1.33.
const ZETA_MINUS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.0823232337111382, 0.03692775514336993, 0.01734306198444914,
  0.00834927738192283, 0.00407735619794434, 0.00200839282608221, 0.000994575127818085, 0.000494188604119465,
  0.000246086553308048, 0.000122713347578489, 0.0000612481350587048, 0.0000305882363070205,
  0.0000152822594086519, 7.6371976378998e-6, 3.81729326499984e-6, 1.90821271655394e-6, 9.53962033872796e-7,
  4.76932986787806e-7, 2.38450502727733e-7, 1.19219925965311e-7, 5.96081890512595e-8, 2.98035035146523e-8,
];
const ONE_MINUS_EULER = 0.42278433509846713;

/**
 * ln Γ(1 + e) for |e| ≤ 0.5, accurate relative to its own size even near e = 0,
 * where `logGamma(1 + e)` has lost the digits of e.
 */
export function logGammaOnePlus(e: number): number {
  let sum = 0;
  for (let index = ZETA_MINUS_ONE.length - 1; index >= 0; index -= 1) {
    const order = index + 2;
    const sign = order % 2 === 0 ? 1 : -1;
    sum = sum * e + (sign * (ZETA_MINUS_ONE[index] ?? 0)) / order;
  }
  return -Math.log1p(e) + e * (ONE_MINUS_EULER + e * sum);
}
