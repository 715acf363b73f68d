import { formatPersonName, type PersonNameParts } from '../format/locale-format.ts';
import styles from './avatar.module.css';
import type { Tone } from './chip.tsx';

export type AvatarProps = {
  readonly name: string | PersonNameParts;
  readonly size?: 'sm' | 'md' | 'lg';
  /** Chosen from the name when absent, so that a person always has the same one. */
  readonly tone?: Tone;
};

const tones: readonly Tone[] = ['indigo', 'green', 'amber', 'plain'];

/** One character for a Chinese name (the family name), two initials for others. */
export function initialOf(name: string | PersonNameParts): string {
  const full = typeof name === 'string' ? name.trim() : formatPersonName(name);
  if (/^\p{Script=Han}/u.test(full)) return [...full][0] ?? '';
  const words = full.split(/\s+/).filter((word) => word !== '');
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** A tone that depends on the name alone. */
export function toneOf(name: string): Tone {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return tones[sum % tones.length] ?? 'plain';
}

/** A person's initial in a circle. Decorative: the name always stands beside it. */
export function Avatar({ name, size = 'md', tone }: AvatarProps) {
  const full = typeof name === 'string' ? name : formatPersonName(name);
  return (
    <span className={styles.avatar} data-size={size} data-tone={tone ?? toneOf(full)} aria-hidden>
      {initialOf(name)}
    </span>
  );
}
