// Nodes by Newton's method on the Legendre recurrence: Davis and Rabinowitz (1984), Methods of Numerical Integration.

/** Nodes and weights on [0, 1]: ∫₀¹ f ≈ Σ weights[i] f(nodes[i]). */
export interface QuadratureRule {
  nodes: Float64Array;
  weights: Float64Array;
}

const rules = new Map<number, QuadratureRule>();

/** Gauss–Legendre rule on [0, 1] with `size` nodes; exact for polynomials up to degree 2·size − 1. */
export function gaussLegendre(size: number): QuadratureRule {
  const known = rules.get(size);
  if (known) return known;
  const nodes = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round += 1) {
      let previous = 1;
      let value = x;
      for (let k = 2; k <= size; k += 1) {
        const next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
        previous = value;
        value = next;
      }
      slope = (size * (x * value - previous)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes[i] = 0.5 * (1 - x);
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
  const rule = { nodes, weights };
  rules.set(size, rule);
  return rule;
}
