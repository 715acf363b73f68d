import { describe, expect, it } from 'vitest';
import { createPreferences, type KeyValueStorage } from './preferences.ts';

function storageWith(initial?: string): KeyValueStorage {
  let value = initial ?? null;
  return {
    getItem: () => value,
    setItem: (_, next) => {
      value = next;
    },
    removeItem: () => {
      value = null;
    },
  };
}

describe('preferences', () => {
  it('start from the language of the browser and the theme of the system', () => {
    expect(createPreferences(storageWith(), ['zh-TW']).get()).toEqual({
      theme: 'system',
      largeType: false,
      language: 'zh-TW',
    });
  });

  it('are found again at the next visit', () => {
    const storage = storageWith();
    createPreferences(storage, ['en']).set({ theme: 'dark', largeType: true });

    expect(createPreferences(storage, ['zh-CN']).get()).toEqual({
      theme: 'dark',
      largeType: true,
      language: 'en',
    });
  });

  it.each(['not json', '17', '{"theme":"pink","language":"de","largeType":"yes"}'])(
    'ignore what they do not understand: %s',
    (stored) => {
      expect(createPreferences(storageWith(stored), ['en']).get()).toEqual({
        theme: 'system',
        largeType: false,
        language: 'en',
      });
    },
  );

  it('hold for the visit when the device refuses to store them', () => {
    const refusing: KeyValueStorage = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota');
      },
      removeItem: () => {},
    };
    const preferences = createPreferences(refusing, ['en']);
    const heard: string[] = [];
    preferences.subscribe(() => heard.push(preferences.get().theme));

    preferences.set({ theme: 'dark' });

    expect(heard).toEqual(['dark']);
  });
});
