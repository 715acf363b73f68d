/** A national id as everybody may see it: 110***********002X. Other numbers are not secret. */
export function maskIdentity(kind: string, value: string): string {
  if (kind !== 'national-id') return value;
  if (value.length < 8) return '*'.repeat(value.length);
  const shown = value.length >= 15 ? { front: 3, back: 4 } : { front: 1, back: 3 };
  const hidden = value.length - shown.front - shown.back;
  return value.slice(0, shown.front) + '*'.repeat(hidden) + value.slice(-shown.back);
}
