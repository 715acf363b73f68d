import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import type { CustomerRow } from '../contract/index.ts';
import { loadRecords } from '../data/party-record.ts';
import { aCast, aParty } from '../testing/index.ts';
import { ensurePartiesByExternalNumber, findPartiesByExternalNumber } from './ensure-parties.ts';
import { type RecordCustomersOptions, recordCustomers } from './record-customers.ts';
import { revertImport } from './revert-import.ts';
import { searchParties } from './search-parties.ts';
import { updateParty } from './update-party.ts';

const FIRST_IMPORT = '01890000-0000-7000-8000-000000000041';
const SECOND_IMPORT = '01890000-0000-7000-8000-000000000042';
const byShopNumber: RecordCustomersOptions = {
  importId: FIRST_IMPORT,
  mode: 'create-or-update',
  updateKeys: ['external:shop'],
  source: '收银系统',
};
const shop = (value: string) => [{ kind: 'external:shop', value }];

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.drop());

const record = (rows: CustomerRow[], options: Partial<RecordCustomersOptions> = {}) =>
  database.act('administrator', (ctx) => recordCustomers(ctx, rows, { ...byShopNumber, ...options }));
const names = (q: string) =>
  database.act('administrator', async (ctx) =>
    (await searchParties(ctx, { q, limit: 50 })).items.map(({ displayName }) => displayName),
  );
const nothingInUse = async () => new Set<string>();

describe('recording customers from a file', () => {
  it('opens files that are as complete and findable as those opened by hand', async () => {
    const { outcomes } = await record([
      {
        line: 2,
        name: '陳桂芳 女士',
        phones: ['138-0013-5521 / 020 8765 4321'],
        emails: ['Chen@Example.com'],
        bornOn: '1950-03-12',
        identities: shop('0001'),
        tags: ['老客户'],
      },
      { line: 3, name: 'Lowe, Margaret', identities: shop('0002') },
    ]);

    expect(outcomes.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, 'created'],
      [3, 'created'],
    ]);
    for (const q of ['cgf', '5521', '020 8765 4321', 'chen@example.com', '0001', 'C-000002']) {
      expect(await names(q), q).toEqual(['陳桂芳']);
    }
    expect(await names('C-000004')).toEqual(['Margaret Lowe']);
  });

  it('changes nothing when the same file comes again', async () => {
    const rows: CustomerRow[] = [
      { line: 2, name: '陈桂芳', phones: ['13800135521'], identities: shop('1'), tags: ['a'] },
      { line: 3, name: '李国强', bornOn: '1948-07-01', identities: shop('2') },
    ];
    await record(rows);

    const again = await record(rows, { importId: SECOND_IMPORT });

    expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
    expect([again.created, again.updated]).toEqual([0, 0]);
  });

  it('updates by number what a line says, and empties nothing it is silent about', async () => {
    await record([
      { line: 2, name: '陈桂芳', phones: ['13800135521'], language: 'yue', identities: shop('1') },
    ]);

    const { outcomes } = await record(
      [{ line: 2, name: '陈桂芬', phones: ['13900135522'], bornOn: '1950-03-12', identities: shop('1') }],
      { importId: SECOND_IMPORT },
    );

    const [outcome] = outcomes;
    const partyId = outcome?.partyId ?? '';
    const party = (await loadRecords(database.db, [partyId])).get(partyId);
    expect(outcome?.outcome).toBe('updated');
    expect(party).toMatchObject({ displayName: '陈桂芬', language: 'yue', bornOn: '1950-03-12', version: 2 });
    expect(party?.contactPoints.map(({ value }) => value).sort()).toEqual([
      '+8613800135521',
      '+8613900135522',
    ]);
    expect(await names('陈桂芳')).toEqual([]);
    expect(await names('5522')).toEqual(['陈桂芬']);
  });

  it('takes two lines of one number in one file as one customer', async () => {
    const { outcomes, created } = await record([
      { line: 2, name: '陈桂芳', identities: shop('1') },
      { line: 3, name: '陈桂芳', phones: ['13800135521'], identities: shop('1') },
    ]);

    expect(created).toBe(1);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'updated']);
    expect(outcomes[1]?.partyId).toBe(outcomes[0]?.partyId);
    expect(await names('5521')).toEqual(['陈桂芳']);
  });

  it('updates by telephone only when the names agree, because households share one', async () => {
    await database.act('administrator', (ctx) => aCast(ctx, ['liGuoqiang']));

    const { outcomes } = await record(
      [
        { line: 2, name: '李国强', phones: ['020-87654321'], language: 'zh-CN' },
        { line: 3, name: '李小军', phones: ['020-87654321'] },
      ],
      { updateKeys: ['phone'] },
    );

    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['updated', 'created']);
  });

  it('asks rather than guesses when somebody is nearly certainly here', async () => {
    const { chenGuifang } = await database.act('administrator', (ctx) => aCast(ctx, ['chenGuifang']));

    const { outcomes, created } = await record([
      { line: 2, name: '陳桂芳', bornOn: '1950-03-12', identities: shop('9') },
    ]);

    expect(created).toBe(0);
    expect(outcomes).toMatchObject([
      {
        outcome: 'possible-duplicate',
        possibleDuplicates: [{ partyId: chenGuifang.partyId, reason: 'same-name-and-birthday' }],
      },
    ]);
    const [match] = outcomes[0]?.possibleDuplicates ?? [];
    expect(match?.comparisons.map(({ trait, level }) => `${trait} ${level}`)).toEqual([
      'name same',
      'birthday same',
    ]);
    expect(match?.score).toBeCloseTo(1 / (1 + 2 ** -5), 9);
  });

  it('tells what is wrong with a line and goes on with the others', async () => {
    const { outcomes } = await record([
      { line: 2, phones: ['13800135521'] },
      { line: 3, name: '甲', phones: ['abc'], emails: ['x'], bornOn: '2999-01-01' },
      { line: 4, name: '乙', identities: [{ kind: 'customer-number', value: 'C-999999' }] },
      { line: 5, name: '丙', identities: shop('5') },
    ]);

    expect(
      outcomes.map(({ outcome, faults }) => [outcome, faults.map(({ path, code }) => [path, code])]),
    ).toEqual([
      ['rejected', [['name', 'name-missing']]],
      [
        'rejected',
        [
          ['bornOn', 'birthday-out-of-range'],
          ['phones', 'phone-has-letters'],
          ['emails', 'email-malformed'],
        ],
      ],
      ['rejected', [['', 'customer-not-found']]],
      ['created', []],
    ]);
  });

  it('stays quick when one telephone was typed in for everybody who gave none', async () => {
    const rows = (from: number): CustomerRow[] =>
      Array.from({ length: 5000 }, (_, index) => ({
        line: from + index,
        name: `Anna Nr${10_000 + from + index}`,
        phones: ['13800000000'],
        identities: shop(String(from + index)),
      }));

    const first = await record(rows(0));
    const second = await record(rows(5000));

    expect([first.created, second.created]).toEqual([5000, 5000]);
  });

  it('can leave unreadable telephones out and say so', async () => {
    const { outcomes } = await record([{ line: 2, name: '甲乙', phones: ['abc'] }], {
      faultyContactPoints: 'leave-out',
    });

    expect(outcomes).toMatchObject([{ outcome: 'created', faults: [{ code: 'phone-has-letters' }] }]);
  });

  it('refuses a number another customer holds', async () => {
    await database.act('administrator', (ctx) => aCast(ctx, ['chenGuifang']));

    const { outcomes } = await record([
      { line: 2, name: '别人', identities: [...shop('7'), { kind: 'member-number', value: 'VIP-0032' }] },
    ]);

    expect(outcomes).toMatchObject([
      { outcome: 'rejected', faults: [{ code: 'identity-belongs-to-another' }] },
    ]);
  });

  it('only creates, or only updates, when told to', async () => {
    await record([{ line: 2, name: '甲乙', identities: shop('1') }]);
    const rows: CustomerRow[] = [
      { line: 2, name: '甲丙', identities: shop('1') },
      { line: 3, name: '丁戊', identities: shop('2') },
    ];

    const created = await record(rows, { mode: 'create', dryRun: true });
    const updated = await record(rows, { mode: 'update', dryRun: true });

    expect(created.outcomes.map(({ outcome, faults }) => [outcome, faults[0]?.code])).toEqual([
      ['rejected', 'customer-already-here'],
      ['created', undefined],
    ]);
    expect(updated.outcomes.map(({ outcome, faults }) => [outcome, faults[0]?.code])).toEqual([
      ['updated', undefined],
      ['rejected', 'customer-not-found'],
    ]);
  });

  it('writes nothing in a dry run', async () => {
    await record([{ line: 2, name: '甲乙', identities: shop('1') }], { dryRun: true });

    expect(await names('甲乙')).toEqual([]);
  });

  it('does not change customers of branches the importer may not change', async () => {
    const { branchId } = await database.act('administrator', (ctx) => addBranch(ctx, '越秀店'));
    await record([{ line: 2, name: '甲乙', identities: shop('1') }], { defaultBranchId: branchId });
    const stranger = actorWithRole('manager', { branchIds: ['01890000-0000-7000-8000-00000000beef'] });

    const { outcomes } = await database.act(stranger, (ctx) =>
      recordCustomers(ctx, [{ line: 2, name: '改名', identities: shop('1') }], byShopNumber),
    );

    expect(outcomes).toMatchObject([{ outcome: 'rejected', faults: [{ code: 'customer-out-of-reach' }] }]);
  });
});

describe('taking an import back', () => {
  it('removes what it opened and restores what it changed, field by field', async () => {
    const before = await database.act('administrator', (ctx) =>
      aParty(ctx, { name: '陈桂芳', language: 'yue', identities: [{ kind: 'external:shop', value: '1' }] }),
    );
    await record([
      {
        line: 2,
        name: '陈桂芬',
        language: 'zh-CN',
        phones: ['13800135521'],
        tags: ['新'],
        identities: shop('1'),
      },
      { line: 3, name: '李国强', phones: ['13900000000'], identities: shop('2') },
    ]);

    const reverted = await database.act('administrator', (ctx) =>
      revertImport(ctx, FIRST_IMPORT, nothingInUse),
    );

    const after = (await loadRecords(database.db, [before.partyId])).get(before.partyId);
    expect(reverted).toEqual({ removed: 1, restored: 1, kept: 0, fieldsKept: [] });
    expect(after).toMatchObject({ displayName: '陈桂芳', language: 'yue', contactPoints: [], tags: [] });
    expect(await names('李国强')).toEqual([]);
    expect(await names('5521')).toEqual([]);
    expect(await names('陈桂芳')).toEqual(['陈桂芳']);
  });

  it('keeps what somebody did since, and says which fields', async () => {
    const before = await database.act('administrator', (ctx) =>
      aParty(ctx, { name: '陈桂芳', language: 'yue', identities: [{ kind: 'external:shop', value: '1' }] }),
    );
    await record([
      { line: 2, name: '陈桂芬', language: 'zh-CN', identities: shop('1') },
      { line: 3, name: '李国强', identities: shop('2') },
    ]);
    const opened = await database.act('administrator', async (ctx) =>
      findPartiesByExternalNumber(ctx, { source: 'shop', numbers: ['2'] }),
    );
    await database.act('administrator', async (ctx) => {
      await updateParty(ctx, before.partyId, { version: 2, changes: { language: 'en' } });
      await updateParty(ctx, opened.get('2') ?? '', { version: 1, changes: { language: 'en' } });
    });

    const reverted = await database.act('administrator', (ctx) =>
      revertImport(ctx, FIRST_IMPORT, nothingInUse),
    );

    const after = (await loadRecords(database.db, [before.partyId])).get(before.partyId);
    expect(reverted).toEqual({
      removed: 0,
      restored: 1,
      kept: 1,
      fieldsKept: [{ partyId: before.partyId, fields: ['language'] }],
    });
    expect(after).toMatchObject({ displayName: '陈桂芳', language: 'en' });
  });

  it('keeps files others hold facts of', async () => {
    const { outcomes } = await record([{ line: 2, name: '李国强', identities: shop('2') }]);
    const used = new Set([outcomes[0]?.partyId ?? '']);

    const reverted = await database.act('administrator', (ctx) =>
      revertImport(ctx, FIRST_IMPORT, async () => used),
    );

    expect(reverted).toMatchObject({ removed: 0, kept: 1 });
  });
});

describe('numbers of another system', () => {
  const ensure = (numbers: { number: string; name?: string }[], importId = FIRST_IMPORT) =>
    database.act('administrator', (ctx) =>
      ensurePartiesByExternalNumber(ctx, { source: 'Shop', numbers, branchId: null, importId }),
    );

  it('are found, and opened once for each number nobody holds', async () => {
    await record([{ line: 2, name: '甲乙', identities: shop('17850') }]);

    const first = await ensure([
      { number: '17850' },
      { number: '13047', name: '丙丁' },
      { number: ' 13047 ' },
    ]);
    const second = await ensure([{ number: '13047' }], SECOND_IMPORT);

    expect(first.createdPartyIds).toHaveLength(1);
    expect(first.partyIds.get('13047')).toBe(first.createdPartyIds[0]);
    expect(first.partyIds.get(' 13047 ')).toBe(first.createdPartyIds[0]);
    expect(second).toEqual({ partyIds: new Map([['13047', first.createdPartyIds[0]]]), createdPartyIds: [] });
    expect(await names('13047')).toEqual(['丙丁']);
  });

  it('are opened once although two imports meet them at the same time', async () => {
    const numbers = Array.from({ length: 500 }, (_, index) => ({ number: String(index) }));

    const [a, b] = await Promise.all([ensure(numbers), ensure([...numbers].reverse(), SECOND_IMPORT)]);

    expect(a.createdPartyIds.length + b.createdPartyIds.length).toBe(500);
    expect(a.partyIds.get('77')).toBe(b.partyIds.get('77'));
  });

  it('name a customer of whom nothing else is known', async () => {
    await ensure([{ number: '99001' }]);

    expect(await names('99001')).toEqual(['99001']);
  });
});
