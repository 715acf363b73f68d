import { describe, expect, it } from 'vitest';
import { type KeyPress, matchSequence, pressName } from './match-keys.ts';

const plain: KeyPress = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('key presses', () => {
  it.each([
    [{ ...plain, key: 'j' }, 'j'],
    [{ ...plain, key: '?', shiftKey: true }, '?'],
    [{ ...plain, key: 'k', metaKey: true }, 'Mod+k'],
    [{ ...plain, key: 'K', ctrlKey: true, shiftKey: true }, 'Mod+Shift+k'],
    [{ ...plain, key: 'Enter', shiftKey: true }, 'Shift+Enter'],
    [{ ...plain, key: ' ' }, 'Space'],
  ])('are written one way: %j', (press, name) => {
    expect(pressName(press)).toBe(name);
  });
});

describe('sequences', () => {
  const shortcuts = [{ keys: 'g c' }, { keys: 'g i' }, { keys: 'c' }];

  it('wait after the start of a longer shortcut and then match it', () => {
    const first = matchSequence(shortcuts, [], 'g');
    const second = matchSequence(shortcuts, first.pending, 'c');

    expect(first).toEqual({ pending: ['g'] });
    expect(second).toEqual({ match: { keys: 'g c' }, pending: [] });
  });

  it('take a press by itself when it does not continue the sequence', () => {
    const abandoned = matchSequence([{ keys: 'g c' }, { keys: 'x' }], ['g'], 'x');

    expect(abandoned.match).toEqual({ keys: 'x' });
  });

  it('match nothing that was not offered', () => {
    expect(matchSequence(shortcuts, ['g'], 'z')).toEqual({ pending: [] });
  });
});
