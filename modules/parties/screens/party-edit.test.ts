import { describe, expect, it } from 'vitest';
import type { Party } from '#modules/parties/contract';
import {
  conflictsOf,
  isChanged,
  overNewest,
  readKeptEdit,
  settleConflicts,
  shownValues,
  startEdit,
  toChanges,
  withField,
} from './party-edit.ts';

const party: Party = {
  partyId: '0192f000-0000-7000-8000-000000000001',
  number: 'P-000001',
  kind: 'person',
  displayName: '陈桂芳',
  latinName: 'Chen Guifang',
  otherName: '',
  familyName: '陈',
  givenName: '桂芳',
  organisationName: '',
  gender: 'female',
  bornOn: '1950-03-02',
  diedOn: null,
  language: 'yue',
  preferredChannel: 'phone',
  contactHours: null,
  source: null,
  branchId: null,
  ownerId: null,
  tags: [],
  primaryPhone: null,
  knownShare: 1,
  figures: {
    firstPurchaseOn: null,
    lastPurchaseOn: null,
    lastContactOn: null,
    purchaseCount: 0,
    typicalGapDays: null,
    spend: null,
    lifetimeValue: null,
    probabilityAlive: null,
    drift: null,
  },
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  archivedAt: null,
  archivedBy: null,
  firstContactAt: '2026-01-01T00:00:00Z',
  contactPoints: [],
  identities: [],
  nationalIdSays: null,
  completeness: { share: 0.5, known: 3, wanted: 7, askNext: [] },
  importId: null,
  version: 4,
  mayWrite: true,
};

const begun = startEdit(party);
const edited = withField(withField(begun, 'contactHours', '上午 9–11 点'), 'language', 'zh-CN');

function refused(theirs: Record<string, string | null>) {
  const fields = Object.entries(edited.mine).map(([field, mine]) => ({
    field,
    mine,
    theirs: field in theirs ? theirs[field] : field === 'language' ? 'yue' : null,
  }));
  return { version: 6, fields };
}

describe('an edit of a customer', () => {
  it('holds only what differs from the record, and forgets what is typed back', () => {
    expect(edited.mine).toEqual({ contactHours: '上午 9–11 点', language: 'zh-CN' });
    expect(isChanged(withField(withField(begun, 'source', '朋友介绍'), 'source', ''))).toBe(false);
  });

  it('shows the record with the changes over it', () => {
    expect(shownValues(edited)).toMatchObject({ familyName: '陈', language: 'zh-CN', source: '' });
  });

  it('sends emptied fields as nothing and emptied names as empty text', () => {
    expect(toChanges({ language: ' ', bornOn: '', otherName: '' })).toEqual({
      language: null,
      bornOn: null,
      otherName: '',
    });
  });

  it('survives being kept as text, and anything unreadable is no edit', () => {
    expect(readKeptEdit(JSON.stringify(edited))).toEqual(edited);
    expect(readKeptEdit(JSON.stringify(begun))).toBeUndefined();
    expect(readKeptEdit('{"version":')).toBeUndefined();
    expect(readKeptEdit('{"version":1,"base":{},"mine":{"salary":"9"}}')).toBeUndefined();
  });
});

describe('an edit over a record that moved on', () => {
  it('follows the record where it changes nothing itself', () => {
    const newest = overNewest(edited, { ...party, version: 5, source: '朋友介绍' });
    expect(newest.version).toBe(5);
    expect(newest.mine).toEqual(edited.mine);
    expect(shownValues(newest)).toMatchObject({ source: '朋友介绍', language: 'zh-CN' });
  });

  it('stays on its own version where somebody changed the same field, so that the server refuses it', () => {
    const newest = overNewest(edited, { ...party, version: 5, language: 'en', source: '朋友介绍' });
    expect(newest.version).toBe(4);
    expect(newest.base).toMatchObject({ language: 'yue', source: '朋友介绍' });
  });
});

describe('an edit that came too late', () => {
  it('has no conflict where the others changed something else', () => {
    expect(conflictsOf(edited, refused({}))).toEqual({ version: 6, conflicts: [] });
  });

  it('has no conflict where both wrote the same', () => {
    expect(conflictsOf(edited, refused({ language: 'zh-CN' }))?.conflicts).toEqual([]);
  });

  it('has one for each field both sides changed differently', () => {
    expect(conflictsOf(edited, refused({ language: 'en', contactHours: '下午' }))?.conflicts).toEqual([
      { field: 'contactHours', mine: '上午 9–11 点', theirs: '下午' },
      { field: 'language', mine: 'zh-CN', theirs: 'en' },
    ]);
  });

  it('counts what the others emptied as their change', () => {
    expect(conflictsOf(edited, refused({ language: null }))?.conflicts).toEqual([
      { field: 'language', mine: 'zh-CN', theirs: '' },
    ]);
  });

  it('is not understood without what the server says now', () => {
    expect(conflictsOf(edited, undefined)).toBeUndefined();
    expect(conflictsOf(edited, { version: 6, fields: [{ field: 'salary' }] })).toBeUndefined();
  });

  it('saves what was chosen as mine on the newest version and leaves theirs alone', () => {
    const late = conflictsOf(edited, refused({ language: 'en', contactHours: '下午' }));
    const settled = settleConflicts(edited, {
      version: late?.version ?? 0,
      conflicts: late?.conflicts ?? [],
      choices: { language: 'theirs', contactHours: 'mine' },
    });
    expect(settled.version).toBe(6);
    expect(settled.mine).toEqual({ contactHours: '上午 9–11 点' });
    expect(shownValues(settled)).toMatchObject({ language: 'en', contactHours: '上午 9–11 点' });
  });

  it('has another conflict only if the others change the field once more', () => {
    const settled = settleConflicts(edited, {
      version: 6,
      conflicts: [{ field: 'language', mine: 'zh-CN', theirs: 'en' }],
      choices: { language: 'mine' },
    });
    const again = (theirs: string) =>
      conflictsOf(settled, { version: 7, fields: [{ field: 'language', mine: 'zh-CN', theirs }] });
    expect(again('en')?.conflicts).toEqual([]);
    expect(again('yue')?.conflicts).toHaveLength(1);
  });
});
