import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { catalogueRoutes } from '../contract/index.ts';
import { findOfferItemIds, listOfferItemRows } from '../data/offer-items.ts';
import { anOfferItem } from '../testing/index.ts';
import { archiveOfferItem } from './archive-offer-item.ts';
import { restoreOfferItem } from './restore-offer-item.ts';
import { updateOfferItem } from './update-offer-item.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

describe('the offer', () => {
  it('calls a free item with a product a service and shows its supplier cost as cost-to-serve (S2-61, T-3)', async () => {
    const policy = await database.act('manager', (ctx) => anOfferItem(ctx, { code: 'MOTOR-POLICY' }));

    const roadside = await database.act('manager', (ctx) =>
      anOfferItem(ctx, {
        code: 'ROADSIDE',
        priceMinor: 0,
        supplierCostMinor: 120,
        attachedToId: policy.offerItemId,
      }),
    );

    expect(roadside).toMatchObject({
      kind: 'service',
      costToServe: { amountMinor: 120, currency: 'CNY' },
      version: 1,
    });
  });

  it('refuses a gift that stands alone, with both ways out', async () => {
    const adding = database.act('manager', (ctx) => anOfferItem(ctx, { code: 'MUG', priceMinor: 0 }));

    await expect(adding).rejects.toMatchObject({
      problem: { code: 'free-standing-gift' },
      context: { waysOut: ['attach-to-product', 'mark-as-promotion'] },
    });
  });

  it('refuses to attach an item to something that is not a product', async () => {
    const adding = database.act('manager', (ctx) =>
      anOfferItem(ctx, { priceMinor: 0, attachedToId: ctx.newId() }),
    );

    await expect(adding).rejects.toMatchObject({
      problem: { code: 'product-not-found' },
      faults: [{ path: 'body.attachedToId' }],
    });
  });

  it('refuses a code that another item has, on adding and on changing', async () => {
    await database.act('manager', (ctx) => anOfferItem(ctx, { code: 'BAT-312' }));
    const other = await database.act('manager', (ctx) => anOfferItem(ctx));

    const outcomes = await Promise.allSettled([
      database.act('manager', (ctx) => anOfferItem(ctx, { code: 'BAT-312' })),
      database.act('manager', (ctx) =>
        updateOfferItem(ctx, other.offerItemId, { version: 1, code: 'BAT-312' }),
      ),
    ]);

    const refused = { status: 'rejected', reason: { problem: { code: 'code-already-used' } } };
    expect(outcomes).toMatchObject([refused, refused]);
  });

  it('changes only what is named, decides the kind anew and counts the version', async () => {
    const product = await database.act('manager', (ctx) => anOfferItem(ctx));
    const item = await database.act('manager', (ctx) => anOfferItem(ctx, { name: '清洁' }));

    const changed = await database.act('manager', (ctx) =>
      updateOfferItem(ctx, item.offerItemId, {
        version: 1,
        priceMinor: 0,
        attachedToId: product.offerItemId,
      }),
    );

    expect(changed).toMatchObject({ kind: 'service', name: '清洁', costMinor: 420_000, version: 2 });
  });

  it('refuses a change made from an old version and tells the current one', async () => {
    const item = await database.act('manager', (ctx) => anOfferItem(ctx));
    await database.act('manager', (ctx) => updateOfferItem(ctx, item.offerItemId, { version: 1, name: 'A' }));

    const late = database.act('manager', (ctx) =>
      updateOfferItem(ctx, item.offerItemId, { version: 1, name: 'B' }),
    );

    await expect(late).rejects.toMatchObject({
      problem: { code: 'offer-item-changed-meanwhile' },
      context: { current: { version: 2 } },
    });
  });

  it('keeps a product a product while services hang on it', async () => {
    const product = await database.act('manager', (ctx) => anOfferItem(ctx));
    const other = await database.act('manager', (ctx) => anOfferItem(ctx));
    await database.act('manager', (ctx) =>
      anOfferItem(ctx, { priceMinor: 0, attachedToId: product.offerItemId }),
    );

    const freeing = database.act('manager', (ctx) =>
      updateOfferItem(ctx, product.offerItemId, {
        version: 1,
        priceMinor: 0,
        attachedToId: other.offerItemId,
      }),
    );

    await expect(freeing).rejects.toMatchObject({ problem: { code: 'item-carries-services' } });
  });

  it('leaves archived items out of the list, finds them again when asked, and puts them back', async () => {
    const item = await database.act('manager', (ctx) => anOfferItem(ctx, { code: 'OLD-1', name: '旧款' }));
    const listed = async (includeArchived: boolean) => {
      const { items } = await listOfferItemRows(database.db, { limit: 5, q: '旧款', includeArchived });
      return items.map(({ code }) => code);
    };

    const archived = await database.act('manager', (ctx) => archiveOfferItem(ctx, item.offerItemId));

    expect(archived.archivedAt).toBe('2026-03-02T09:00:00.000Z');
    expect([await listed(false), await listed(true)]).toEqual([[], ['OLD-1']]);
    await database.act('manager', (ctx) => restoreOfferItem(ctx, item.offerItemId));
    expect(await listed(false)).toEqual(['OLD-1']);
  });

  it('lists page after page in the order of codes, each item once', async () => {
    for (const code of ['P-1', 'P-2', 'P-3']) {
      await database.act('manager', (ctx) => anOfferItem(ctx, { code, category: 'paged' }));
    }

    const first = await listOfferItemRows(database.db, { limit: 2, category: 'paged' });
    const second = await listOfferItemRows(database.db, {
      limit: 2,
      category: 'paged',
      cursor: first.nextCursor ?? '',
    });

    expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(['P-1', 'P-2', 'P-3']);
    expect(second.nextCursor).toBeNull();
  });

  it('takes a percent sign in a search for what it is', async () => {
    const { items } = await listOfferItemRows(database.db, { limit: 5, q: '%' });

    expect(items).toEqual([]);
  });

  it('finds ids by code for those who record sales', async () => {
    const item = await database.act('manager', (ctx) => anOfferItem(ctx, { code: 'FOUND' }));

    expect(await findOfferItemIds(database.db, ['FOUND', 'MISSING'])).toEqual(
      new Map([['FOUND', item.offerItemId]]),
    );
  });
});

describe('the contract of the catalogue', () => {
  it('does not fill in defaults when a change leaves fields out', () => {
    expect(catalogueRoutes.updateOfferItem.body.parse({ version: 3, name: 'A' })).toEqual({
      version: 3,
      name: 'A',
    });
  });
});
