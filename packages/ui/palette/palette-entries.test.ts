import { describe, expect, it } from 'vitest';
import { localEntries, matchesWords, type PaletteSources } from './palette-entries.ts';

const sources: PaletteSources = {
  commands: [
    { moduleName: 'm', id: 'new', labelKey: 'New customer', run: ({ navigate }) => navigate('/new') },
  ],
  places: [
    { moduleName: 'm', labelKey: 'Customers', icon: () => null, path: '/customers', order: 1, goKey: 'c' },
  ],
  label: (_, key) => key,
  sectionNames: { actions: 'Actions', places: 'Go to' },
  navigate: () => {},
};

describe('palette', () => {
  it('finds every typed word in any order', () => {
    expect(matchesWords('New customer', 'cust ne')).toBe(true);
    expect(matchesWords('New customer', 'cust old')).toBe(false);
  });

  it('offers actions and places, and only actions after >', () => {
    expect(localEntries('cust', sources).map((entry) => entry.title)).toEqual(['New customer', 'Customers']);
    expect(localEntries('> cust', sources).map((entry) => entry.title)).toEqual(['New customer']);
  });

  it('shows the keys that lead to a place', () => {
    expect(localEntries('customers', sources)[0]?.shortcut).toBe('g c');
  });
});
