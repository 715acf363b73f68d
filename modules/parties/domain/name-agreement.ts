import { hasHan } from './fold-text.ts';
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
  return isPartOf(a.nameKey, b.nameKey) || isPartOf(b.nameKey, a.nameKey) ? 'similar' : 'different';
}

/** 桂芳 is a part of 陈桂芳; of names in letters only a whole end counts, so that Ann Lee is no part of Joann Leeds. */
function isPartOf(part: string, whole: string): boolean {
  if (part.length >= whole.length) return false;
  if (hasHan(part)) return part.length > 1 && whole.includes(part);
  return part.length > 3 && (whole.startsWith(part) || whole.endsWith(part));
}

/** The letters of a name in both orders, so that Chen Guifang meets Guifang Chen and 陈桂芳. */
function soundsOf(name: Pick<NameForms, 'nameKey' | 'latinName'>): Set<string> {
  const words = (name.latinName ?? '').split(' ').map(plainSyllable);
  return new Set([name.nameKey, words.join(''), words.reverse().join('')].filter((sound) => sound !== ''));
}
