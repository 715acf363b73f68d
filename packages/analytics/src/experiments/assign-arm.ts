// Hash: MurmurHash3 (x86, 32 bits) by Appleby, in the public domain.
import { InvalidInput } from '../invalid-input.ts';
import { normalCdf, normalQuantile } from '../numerics/normal-distribution.ts';

/**
 * The arm a customer is in: the same on every machine and every day, independent between experiments, in the planned shares.
 *
 * @param experiment Its name salts the hash: another name shuffles everybody anew.
 * @param shares Planned share of each arm; scaled to add up to 1. Adding an arm moves customers: give it a new name instead.
 * @returns Number of the arm, from 0.
 * @throws InvalidInput for empty names, or shares below 0 or all 0.
 * @example
 * assignArm('spring-recall', 'customer-17', [0.9, 0.1]) // ≈ 0
 */
export function assignArm(experiment: string, customerId: string, shares: readonly number[]): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (experiment === '' || customerId === '' || !(total > 0) || !shares.every((share) => share >= 0)) {
    throw new InvalidInput(
      `assignArm requires a name of the experiment, a customer and shares ≥ 0, got ${experiment ? 'a name' : 'none'}, ${customerId ? 'a customer' : 'none'} and ${shares.join(', ') || 'no share'}`,
    );
  }
  const place = (stableHash(`${experiment}\u0000${customerId}`) / 4294967296) * total;
  let reached = 0;
  let last = 0;
  for (const [arm, share] of shares.entries()) {
    if (share > 0) last = arm;
    reached += share;
    if (place < reached) return arm;
  }
  return last;
}

/** 32 bits that are the same for the same text everywhere. */
export function stableHash(text: string, seed = 0): number {
  const bytes = new TextEncoder().encode(text);
  const blocks = bytes.length >> 2;
  let hash = seed;
  for (let block = 0; block < blocks; block += 1) {
    const at = 4 * block;
    const word =
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    hash ^= scrambled(word);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = bytes.length - 1; at >= 4 * blocks; at -= 1) tail = (tail << 8) | (bytes[at] ?? 0);
  // scrambled(0) is 0: without a tail nothing is mixed in.
  hash ^= scrambled(tail) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scrambled(word: number): number {
  const mixed = Math.imul(word, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

/**
 * Probability of finding an effect on a share with so many customers an arm.
 *
 * @example
 * powerOf({ baseShare: 0.1, effect: 0.02, perArm: 3841 }) // ≈ 0.8
 */
export function powerOf({
  baseShare,
  effect,
  perArm,
  significance = 0.05,
}: {
  baseShare: number;
  effect: number;
  perArm: number;
  significance?: number;
}): number {
  const other = baseShare + effect;
  if (!(baseShare >= 0 && baseShare <= 1 && other >= 0 && other <= 1 && perArm >= 2))
    throw new InvalidInput(
      `powerOf requires shares 0–1 and two customers an arm, got ${baseShare}, ${other} and ${perArm}`,
    );
  const middle = (baseShare + other) / 2;
  const under = Math.sqrt(2 * middle * (1 - middle));
  const over = Math.sqrt(baseShare * (1 - baseShare) + other * (1 - other));
  const reach = normalQuantile(1 - significance / 2) * under;
  const found = Math.abs(effect) * Math.sqrt(perArm);
  return over > 0 ? normalCdf((found - reach) / over) + normalCdf((-found - reach) / over) : 1;
}

/**
 * Customers each arm needs for an effect on a mean (spending, visits) to be found.
 *
 * @example
 * neededPerArmForMean({ deviation: 10, smallestEffect: 1 }) // ≈ 1570
 */
export function neededPerArmForMean({
  deviation,
  smallestEffect,
  power = 0.8,
  significance = 0.05,
}: {
  deviation: number;
  smallestEffect: number;
  power?: number;
  significance?: number;
}): number {
  if (!(deviation > 0 && smallestEffect !== 0 && Number.isFinite(deviation / smallestEffect)))
    throw new InvalidInput(
      `neededPerArmForMean requires a deviation above 0 and an effect other than 0, got ${deviation} and ${smallestEffect}`,
    );
  const reach = normalQuantile(1 - significance / 2) + normalQuantile(power);
  return Math.ceil(2 * ((reach * deviation) / smallestEffect) ** 2);
}
