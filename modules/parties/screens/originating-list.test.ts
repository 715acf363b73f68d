import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { neighboursOf, rememberList } from './originating-list.ts';

describe('the list a file was opened from', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
  });
  afterEach(() => {
    kept.clear();
    vi.unstubAllGlobals();
  });

  it('knows nothing before a list was opened', () => {
    expect(neighboursOf('a')).toBeUndefined();
  });

  it('says where a customer stands and who comes before and after', () => {
    rememberList(['a', 'b', 'c']);
    expect(neighboursOf('b')).toEqual({ position: 2, total: 3, previous: 'a', next: 'c' });
  });

  it('ends at its first and last customer', () => {
    rememberList(['a', 'b']);
    expect(neighboursOf('a')).toEqual({ position: 1, total: 2, previous: undefined, next: 'b' });
    expect(neighboursOf('b')).toEqual({ position: 2, total: 2, previous: 'a', next: undefined });
  });

  it('says nothing of a customer who is not in it', () => {
    rememberList(['a', 'b']);
    expect(neighboursOf('z')).toBeUndefined();
  });

  it('keeps the first five hundred', () => {
    rememberList(Array.from({ length: 700 }, (_, index) => `party ${index}`));
    expect(neighboursOf('party 499')).toMatchObject({ position: 500, total: 500, next: undefined });
    expect(neighboursOf('party 500')).toBeUndefined();
  });

  it('is empty when what is kept cannot be read', () => {
    kept.set('perennial.originating-list', '{broken');
    expect(neighboursOf('a')).toBeUndefined();
    kept.set('perennial.originating-list', '"a"');
    expect(neighboursOf('a')).toBeUndefined();
  });
});
