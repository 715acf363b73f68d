// Generator: Blackman and Vigna (2021), ACM TOMS 47(4), xoshiro128**. Gamma: Marsaglia and Tsang (2000), ACM TOMS 26(3).

/** A stream of random numbers that is the same for the same seed on every machine. */
export interface RandomSource {
  /** In (0, 1), 53 bits. */
  uniform(): number;
  /** Mean 0, variance 1. */
  normal(): number;
  exponential(rate: number): number;
  gamma(shape: number, rate: number): number;
  beta(a: number, b: number): number;
  poisson(mean: number): number;
  /** An integer in [0, limit). */
  integerBelow(limit: number): number;
}

/** Makes a reproducible `RandomSource` from any number. */
export function seededRandom(seed: number): RandomSource {
  return new Xoshiro(seed);
}

class Xoshiro implements RandomSource {
  private s0: number;
  private s1: number;
  private s2: number;
  private s3: number;
  private spareNormal = NaN;

  constructor(seed: number) {
    let state = (Math.floor(seed) ^ Math.floor(seed / 4294967296)) | 0;
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      return mixed ^ (mixed >>> 15);
    };
    this.s0 = next();
    this.s1 = next();
    this.s2 = next();
    this.s3 = next() | 1;
  }

  private bits(): number {
    const scrambled = Math.imul(this.s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = this.s1 << 9;
    this.s2 ^= this.s0;
    this.s3 ^= this.s1;
    this.s1 ^= this.s2;
    this.s0 ^= this.s3;
    this.s2 ^= shifted;
    this.s3 = (this.s3 << 11) | (this.s3 >>> 21);
    return result >>> 0;
  }

  uniform(): number {
    return ((this.bits() >>> 5) * 67108864 + (this.bits() >>> 6) + 0.5) / 9007199254740992;
  }

  normal(): number {
    if (!Number.isNaN(this.spareNormal)) {
      const spare = this.spareNormal;
      this.spareNormal = NaN;
      return spare;
    }
    let u = 0;
    let v = 0;
    let square = 0;
    do {
      u = 2 * this.uniform() - 1;
      v = 2 * this.uniform() - 1;
      square = u * u + v * v;
    } while (square >= 1);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.spareNormal = v * factor;
    return u * factor;
  }

  exponential(rate: number): number {
    return -Math.log(this.uniform()) / rate;
  }

  gamma(shape: number, rate: number): number {
    if (shape < 1) return this.gamma(shape + 1, rate) * this.uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (Math.log(this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  }

  beta(a: number, b: number): number {
    const first = this.gamma(a, 1);
    const second = this.gamma(b, 1);
    return first + second > 0 ? first / (first + second) : this.uniform() < a / (a + b) ? 1 : 0;
  }

  poisson(mean: number): number {
    let remaining = mean;
    let count = 0;
    // Halving by a gamma waiting time (Ahrens and Dieter 1974) keeps the direct method to small means.
    while (remaining > 30) {
      const order = Math.floor(remaining * 0.875);
      const waited = this.gamma(order, 1);
      if (waited > remaining) return count + this.binomial(order - 1, remaining / waited);
      count += order;
      remaining -= waited;
    }
    const limit = Math.exp(-remaining);
    let product = this.uniform();
    while (product > limit) {
      count += 1;
      product *= this.uniform();
    }
    return count;
  }

  integerBelow(limit: number): number {
    return Math.min(limit - 1, Math.floor(this.uniform() * limit));
  }

  private binomial(trials: number, probability: number): number {
    let successes = 0;
    for (let i = 0; i < trials; i += 1) if (this.uniform() < probability) successes += 1;
    return successes;
  }
}
