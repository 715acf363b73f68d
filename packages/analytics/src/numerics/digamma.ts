// Asymptotic series after shifting the argument upward: Abramowitz and Stegun (1964), 6.3.18 and 6.4.12.

/** Derivative of `logGamma`, ψ(x), for x > 0. */
export function digamma(x: number): number {
  let shifted = x;
  let result = 0;
  while (shifted < 12) {
    result -= 1 / shifted;
    shifted += 1;
  }
  const square = 1 / (shifted * shifted);
  const tail =
    square *
    (1 / 12 -
      square *
        (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760))))));
  return result + Math.log(shifted) - 0.5 / shifted - tail;
}

/** Second derivative of `logGamma`, ψ′(x), for x > 0. */
export function trigamma(x: number): number {
  let shifted = x;
  let result = 0;
  while (shifted < 12) {
    result += 1 / (shifted * shifted);
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const tail =
    square *
    (1 / 6 -
      square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - square * (5 / 66 - (square * 691) / 2730)))));
  return result + inverse * (1 + 0.5 * inverse + tail);
}
