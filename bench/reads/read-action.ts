import type { RandomSource } from '#analytics';
import type { Role } from '#modules/access/contract';
import type { UserAction } from '../measure/run-users.ts';

/** Something people do that reads, who does it, and how long nineteen times out of twenty it may take. */
export interface ReadAction extends UserAction {
  roles: readonly Role[];
  limitMs: number;
}

export function pick<T>(random: RandomSource, list: readonly T[]): T {
  const chosen = list[random.integerBelow(list.length)];
  if (chosen === undefined) throw new RangeError('pick requires a list with something in it');
  return chosen;
}
