import type { NameForms } from './party-name.ts';
import { plainSyllable } from './romanise-name.ts';

export type NameAgreement = 'same' | 'similar' | 'different';

/** How well two names agree: the same in any script, similar (one is the other's pinyin, or a part of it), or different. */
export function compareNames(
  a: Pick<NameForms, 'nameKey' | 'latinName'>,
  b: Pick<NameForms, 'nameKey' | 'latinName'>,
): NameAgreement {
  if (a.nameKey === b.nameKey) return 'same';
  const soundsA = soundsOf(a);
  if ([...soundsOf(b)].some((sound) => soundsA.has(sound))) return 'similar';
  const [shorter, longer] =
    a.nameKey.length < b.nameKey.length ? [a.nameKey, b.nameKey] : [b.nameKey, a.nameKey];
  return shorter.length > 1 && longer.includes(shorter) ? 'similar' : 'different';
}

/** The letters of a name in both orders, so that Chen Guifang meets Guifang Chen and 陈桂芳. */
function soundsOf(name: Pick<NameForms, 'nameKey' | 'latinName'>): Set<string> {
  const words = (name.latinName ?? '').split(' ').map(plainSyllable);
  return new Set([name.nameKey, words.join(''), words.reverse().join('')].filter((sound) => sound !== ''));
}
