import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { aParty } from '../testing/index.ts';
import { addContactPoint, updateContactPoint } from './contact-points.ts';
import { listFieldChanges } from './field-history.ts';
import { mergeParties } from './merge-parties.ts';
import { undoMerge } from './undo-merge.ts';
import { updateParty } from './update-party.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const act: TestDatabase['act'] = (who, work) => database.act(who, work);
const history = (partyId: string, field?: string) =>
  act('administrator', (ctx) =>
    listFieldChanges(ctx, partyId, { limit: 100, ...(field === undefined ? {} : { field }) }),
  );

describe('who changed a field, when and from what (S1-33)', () => {
  it('tells each change of the field alone, newest first, with who made it', async () => {
    const { partyId } = await act('administrator', (ctx) => aParty(ctx, { name: '李敏', language: 'en' }));
    await act('administrator', (ctx) =>
      updateParty(ctx, partyId, { version: 1, changes: { language: 'fr' } }),
    );
    await act('administrator', (ctx) =>
      updateParty(ctx, partyId, { version: 2, changes: { language: 'de', source: 'fair' } }),
    );

    const { items, addedByName } = await history(partyId, 'language');

    expect(items).toMatchObject([
      { field: 'language', from: 'fr', to: 'de', road: 'by-hand', byName: addedByName },
      { field: 'language', from: 'en', to: 'fr', road: 'by-hand' },
    ]);
    expect((await history(partyId)).items.map(({ field }) => field)).toEqual([
      'language',
      'source',
      'language',
    ]);
  });

  it('takes what was said about a telephone along with the telephone, its digits masked', async () => {
    const { partyId } = await act('administrator', (ctx) => aParty(ctx, { name: '李敏' }));
    const { contactPoints } = await act('administrator', (ctx) =>
      addContactPoint(ctx, partyId, { kind: 'phone', typed: '13800131234' }),
    );
    await act('administrator', (ctx) =>
      updateContactPoint(ctx, partyId, contactPoints[0]?.contactPointId ?? '', { barred: 'bounced' }),
    );

    const { items } = await history(partyId, 'phone');

    expect(items).toMatchObject([
      { field: 'phone-barred', from: null, to: 'bounced' },
      { field: 'phone', from: null, to: '138****1234' },
    ]);
  });

  it('hides what telephones said from who does not see telephones', async () => {
    const { partyId } = await act('administrator', (ctx) => aParty(ctx, { name: '李敏' }));
    await act('administrator', (ctx) =>
      addContactPoint(ctx, partyId, { kind: 'phone', typed: '13800131235' }),
    );

    const { items } = await act(actorWithRole('analyst'), (ctx) =>
      listFieldChanges(ctx, partyId, { limit: 100 }),
    );

    expect(items).toMatchObject([{ field: 'phone', from: null, to: null }]);
  });

  it('tells what a merge changed and that undoing it changed it back', async () => {
    const survivor = await act('administrator', (ctx) => aParty(ctx, { name: '周婷' }));
    const merged = await act('administrator', (ctx) => aParty(ctx, { name: '周婷', gender: 'female' }));
    const { mergeId } = await act('administrator', (ctx) =>
      mergeParties(ctx, survivor.partyId, { mergedPartyIds: [merged.partyId] }),
    );
    await act('administrator', (ctx) => undoMerge(ctx, survivor.partyId, mergeId));

    const { items } = await history(survivor.partyId, 'gender');

    expect(items.map(({ from, to, road }) => [from, to, road]).sort()).toEqual([
      [null, 'female', 'merge'],
      ['female', null, 'merge-undone'],
    ]);
  });
});
