import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { Party } from '../contract/index.ts';
import { aParty, cast } from '../testing/index.ts';
import { partiesTimeline } from '../timeline.ts';
import { archiveParty, restoreParty } from './archive-party.ts';
import { addContactPoint, removeContactPoint, updateContactPoint } from './contact-points.ts';
import { addIdentity, removeIdentity } from './identities.ts';
import { maskedParty } from './mask-numbers.ts';
import { viewParty } from './party-view.ts';
import { searchParties } from './search-parties.ts';
import { setOwner } from './set-owner.ts';
import { addTag, removeTag } from './tags.ts';
import { updateParty } from './update-party.ts';

let database: TestDatabase;
let ada: Party;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function freshAda(): Promise<Party> {
  ada = await database.act('administrator', (ctx) => aParty(ctx, cast.adaOkafor));
  return ada;
}
const find = (q: string) =>
  database.act('administrator', async (ctx) => {
    const { items } = await searchParties(ctx, { q, limit: 50 });
    return items.map(({ partyId }) => partyId);
  });
const edit = (version: number, changes: Parameters<typeof updateParty>[2]['changes']) =>
  database.act('administrator', (ctx) => updateParty(ctx, ada.partyId, { version, changes }));

describe('changing a customer', () => {
  it('moves the version on and makes the new name findable', async () => {
    await freshAda();

    const party = await edit(1, { familyName: 'Nwosu', bornOn: '1970-01-02' });

    expect(party).toMatchObject({ displayName: 'Ada Nwosu', bornOn: '1970-01-02', version: 2 });
    expect(await find('nwosu')).toEqual([ada.partyId]);
    expect(await find('adaokafor')).not.toContain(ada.partyId);
  });

  it('refuses an edit made from an older version and tells both sides, field by field', async () => {
    await freshAda();
    await edit(1, { language: 'fr' });

    const late = edit(1, { language: 'de', source: 'fair' });

    await expect(late).rejects.toMatchObject({
      problem: { code: 'party-changed-meanwhile', status: 409 },
      context: {
        version: 2,
        fields: [
          { field: 'language', mine: 'de', theirs: 'fr' },
          { field: 'source', mine: 'fair', theirs: null },
        ],
      },
    });
  });

  it('lets one of two edits sent at once win', async () => {
    await freshAda();

    const outcomes = await Promise.allSettled([edit(1, { language: 'fr' }), edit(1, { language: 'de' })]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does nothing, and keeps the version, when nothing differs', async () => {
    await freshAda();

    const party = await edit(1, { givenName: ' Ada ', familyName: 'Okafor' });

    expect(party.version).toBe(1);
  });

  it('refuses to take the whole name away', async () => {
    await freshAda();

    await expect(edit(1, { givenName: '', familyName: '' })).rejects.toMatchObject({
      faults: [{ path: 'body.changes.name', code: 'name-missing' }],
    });
  });
});

describe('contact points', () => {
  it('are added, preferred, corrected, confirmed and removed, and search follows', async () => {
    const { partyId } = await freshAda();
    const act = <T>(work: Parameters<typeof database.act<T>>[1]) => database.act('administrator', work);

    const added = await act((ctx) =>
      addContactPoint(ctx, partyId, { kind: 'phone', typed: '138-1111-2222', preferred: true }),
    );
    const point = added.contactPoints[0];
    if (!point) throw new Error('the preferred phone is not the first');

    expect(added).toMatchObject({ primaryPhone: '+8613811112222', version: 2 });
    expect(await find('2222')).toEqual([partyId]);

    const corrected = await act((ctx) =>
      updateContactPoint(ctx, partyId, point.contactPointId, { typed: '13811113333' }),
    );
    expect(corrected.primaryPhone).toBe('+8613811113333');
    expect(await find('138 1111 2222')).toEqual([]);
    expect(await find('138 1111 3333')).toEqual([partyId]);

    const removed = await act((ctx) => removeContactPoint(ctx, partyId, point.contactPointId));
    expect(removed.primaryPhone).toBe('+862038775560');
    expect(await find('138 1111 3333')).toEqual([]);
  });

  it('keep a fax beside the telephone: nobody is called by it, and its ends alone are shown (S1-14)', async () => {
    const { partyId } = await freshAda();
    const act = <T>(work: Parameters<typeof database.act<T>>[1]) => database.act('administrator', work);
    const before = maskedParty(await act((ctx) => viewParty(ctx, partyId)));

    await act((ctx) => addContactPoint(ctx, partyId, { kind: 'fax', typed: '020 8333 1234' }));

    const after = maskedParty(await act((ctx) => viewParty(ctx, partyId)));
    expect(after.primaryPhone).toBe(before.primaryPhone);
    const fax = after.contactPoints.find(({ kind }) => kind === 'fax');
    expect(fax).toMatchObject({ isMasked: true });
    expect(fax?.typed).not.toContain('8333');
    expect(await find('020 8333 1234')).toEqual([]);
  });

  it('stand in a file once, however they are typed', async () => {
    const { partyId } = await freshAda();

    const again = database.act('administrator', (ctx) =>
      addContactPoint(ctx, partyId, { kind: 'phone', typed: '+86 20 3877 5560' }),
    );

    await expect(again).rejects.toMatchObject({ problem: { code: 'contact-point-known' } });
  });
});

describe('numbers, tags, owner', () => {
  it('finds a customer by a number until it is removed', async () => {
    const { partyId } = await freshAda();
    const party = await database.act('administrator', (ctx) =>
      addIdentity(ctx, partyId, { kind: 'external:shop', value: '77812' }),
    );
    expect(await find('77812')).toEqual([partyId]);

    const key = party.identities[0]?.key ?? '';
    await database.act('administrator', (ctx) => removeIdentity(ctx, partyId, key));

    expect(await find('77812')).toEqual([]);
  });

  it('shows the ends of a national id only, and finds it for those who see sensitive fields', async () => {
    const { partyId } = await freshAda();
    const party = await database.act('administrator', (ctx) =>
      addIdentity(ctx, partyId, { kind: 'national-id', value: '11010519491231002x' }),
    );
    const search = (role: string) =>
      database.act(role, (ctx) => searchParties(ctx, { q: '11010519491231002X', limit: 5 }));

    expect(party.identities[0]?.masked).toBe('110***********002X');
    expect((await search('manager')).items.map((item) => item.partyId)).toEqual([partyId]);
    expect((await search('agent')).items).toEqual([]);
  });

  it('tags once and takes the tag off once', async () => {
    const { partyId } = await freshAda();
    const tagged = await database.act('administrator', async (ctx) => {
      await addTag(ctx, partyId, ' 回访 ');
      return addTag(ctx, partyId, '回访');
    });
    const untagged = await database.act('administrator', async (ctx) => {
      await removeTag(ctx, partyId, '回访');
      return removeTag(ctx, partyId, '回访');
    });

    expect([tagged.tags, tagged.version]).toEqual([['回访'], 2]);
    expect([untagged.tags, untagged.version]).toEqual([[], 3]);
  });

  it('refuses an owner who does not work here', async () => {
    const { partyId } = await freshAda();

    const setting = database.act('administrator', (ctx) =>
      setOwner(ctx, partyId, { ownerId: '01890000-0000-7000-8000-00000000dead' }),
    );

    await expect(setting).rejects.toMatchObject({ faults: [{ code: 'unknown-staff' }] });
  });
});

describe('who may read and change', () => {
  it('keeps a file from those of other branches as if it were not there', async () => {
    const { branchId } = await database.act('administrator', (ctx) => addBranch(ctx, '越秀店'));
    const party = await database.act('administrator', (ctx) => aParty(ctx, { name: '秦方', branchId }));
    const stranger = actorWithRole('manager', { branchIds: ['01890000-0000-7000-8000-00000000beef'] });
    const own = actorWithRole('manager', { branchIds: [branchId] });
    const analyst = actorWithRole('analyst');

    await expect(database.act(stranger, (ctx) => viewParty(ctx, party.partyId))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    await expect(database.act(stranger, (ctx) => addTag(ctx, party.partyId, 'mine'))).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    expect((await database.act(own, (ctx) => viewParty(ctx, party.partyId))).mayWrite).toBe(true);
    expect((await database.act(analyst, (ctx) => viewParty(ctx, party.partyId))).mayWrite).toBe(false);
  });
});

describe('edits as facts', () => {
  it('tell who changed what from what to what, newest first, with the opening of the file last', async () => {
    const { partyId } = await freshAda();
    database.clock.moveTo('2026-03-02T10:00:00Z');
    await edit(1, { language: 'fr' });
    database.clock.moveTo('2026-03-02T11:00:00Z');
    await database.act('manager', (ctx) => archiveParty(ctx, partyId));
    database.clock.moveTo('2026-03-02T12:00:00Z');
    await database.act('manager', (ctx) => restoreParty(ctx, partyId));

    const entries = await database.act('manager', (ctx) =>
      partiesTimeline(ctx, { partyId, before: null, limit: 10 }),
    );

    expect(entries.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['party.restored', 'a manager'],
      ['party.archived', 'a manager'],
      ['party.changed', 'a administrator'],
      ['party.created', 'a administrator'],
    ]);
    expect(entries[2]?.values.changes).toEqual([{ field: 'language', from: 'en', to: 'fr' }]);
  });

  it('keep telephones from those who may not see them', async () => {
    const { partyId } = await freshAda();
    database.clock.moveTo('2026-03-02T13:00:00Z');
    await database.act('administrator', (ctx) =>
      addContactPoint(ctx, partyId, { kind: 'phone', typed: '13811114444' }),
    );

    const [entry] = await database.act('analyst', (ctx) =>
      partiesTimeline(ctx, { partyId, before: null, limit: 1 }),
    );

    expect(entry?.values.changes).toEqual([{ field: 'phone', from: null, to: null }]);
  });

  it('come a page at a time without gaps or repeats', async () => {
    const { partyId } = await freshAda();
    for (const [index, language] of ['fr', 'de', 'it', 'es'].entries()) await edit(index + 1, { language });

    const read = (before: { occurredAt: string; entryId: string } | null) =>
      database.act('manager', (ctx) => partiesTimeline(ctx, { partyId, before, limit: 2 }));
    const first = await read(null);
    const second = await read(first.at(-1) ?? null);
    const third = await read(second.at(-1) ?? null);

    const ids = [...first, ...second, ...third].map(({ entryId }) => entryId);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });
});
