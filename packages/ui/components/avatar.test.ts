import { describe, expect, it } from 'vitest';
import { initialOf, toneOf } from './avatar.tsx';

describe('avatar', () => {
  it('shows the family name of a Chinese name and two initials of others', () => {
    expect(initialOf('陈桂芳')).toBe('陈');
    expect(initialOf({ family: 'Lowe', given: 'Margaret' })).toBe('ML');
    expect(initialOf('ada')).toBe('A');
    expect(initialOf('')).toBe('');
  });

  it('gives one person one tone, and not everybody the same', () => {
    expect(toneOf('陈桂芳')).toBe(toneOf('陈桂芳'));
    expect(
      new Set(['陈桂芳', '黎国华', '吴淑贞', 'Margaret Lowe', '何秀英', '林小梅'].map(toneOf)).size,
    ).toBeGreaterThan(1);
  });
});
