import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#test-kit';
import { BinaryRows } from './binary-rows.ts';
import { copyBinary } from './copy-rows.ts';

const database = await testDatabase();
afterAll(() => database.drop());

interface Cells {
  whole: number | null;
  big: number | null;
  words: string | null;
  id: string | null;
  atMs: number;
  quantity: number;
}

const COLUMNS = ['whole', 'big', 'words', 'id', 'at_instant', 'quantity', 'always'];

/** Sends the rows and reads back what PostgreSQL made of them, as text. */
async function throughCopy(rows: readonly Cells[]) {
  return database.act('administrator', async ({ db }) => {
    await sql`create temporary table copied (whole integer, big bigint, words text, id uuid, at_instant timestamptz,
      quantity numeric, always text, place integer generated always as identity) on commit drop`.execute(db);
    const binary = new BinaryRows(COLUMNS.length);
    const always = BinaryRows.cellsOf((cells) => cells.text('常青'));
    for (const row of rows) {
      binary.beginRow();
      binary.integer(row.whole);
      binary.bigint(row.big);
      binary.text(row.words);
      binary.uuid(row.id);
      binary.instant(row.atMs);
      binary.numeric(row.quantity);
      binary.cells(always);
    }
    const copied = await copyBinary(db, 'copied', COLUMNS, binary.finish());
    const { rows: read } = await sql<Record<string, string | number | null>>`
      select whole, big::text as big, words, id::text as id, (extract(epoch from at_instant) * 1000)::bigint::text as "atMs",
             quantity::text as quantity, always from copied order by place`.execute(db);
    return { copied, read };
  });
}

const asRead = (row: Cells) => ({
  whole: row.whole,
  big: row.big === null ? null : String(row.big),
  words: row.words,
  id: row.id,
  atMs: String(row.atMs),
  always: '常青',
});

const anything = fc.record({
  whole: fc.option(fc.integer()),
  big: fc.option(fc.maxSafeInteger()),
  words: fc.option(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))),
  id: fc.option(fc.uuid()),
  atMs: fc.integer({ min: Date.parse('1900-01-01'), max: Date.parse('2200-01-01') }),
  quantity: fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
    fc.constantFrom(0, 1, 9999, 10_000, 0.5, 0.0001, 0.00001, -12.75, 1e21, 1.5e-9),
  ),
});

describe('rows in the binary form of COPY', () => {
  it('arrive as they were written, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 200 }), async (rows) => {
        const { copied, read } = await throughCopy(rows);
        expect(copied).toBe(rows.length);
        expect(read.map(({ quantity, ...others }) => others)).toEqual(rows.map(asRead));
        expect(read.map(({ quantity }) => Number(quantity))).toEqual(rows.map((row) => row.quantity + 0));
      }),
      { numRuns: 25 },
    );
  });

  it('hold a quantity in the digits it is written in', async () => {
    const quantities = [0.1, 0.3, -0.07, 2.5, 1234.5678, 123_456_789.125, 70_000, 1e16];
    const rows = quantities.map((quantity) => ({ whole: 1, big: 1, words: '', id: null, atMs: 0, quantity }));
    const { read } = await throughCopy(rows);
    expect(read.map(({ quantity }) => quantity)).toEqual([
      '0.1',
      '0.3',
      '-0.07',
      '2.5',
      '1234.5678',
      '123456789.125',
      '70000',
      '10000000000000000',
    ]);
  });

  it('are sent in many chunks, also when one text is larger than a chunk', async () => {
    const long = '助听器'.repeat(200_000);
    const rows = Array.from({ length: 300 }, (_, index) => ({
      whole: index,
      big: -index,
      words: index === 150 ? long : 'a'.repeat(3000),
      id: null,
      atMs: index,
      quantity: 1,
    }));
    const { read } = await throughCopy(rows);
    expect(read.map(({ quantity, ...others }) => others)).toEqual(rows.map(asRead));
  });

  it('refuse what is no UUID and no number', () => {
    const rows = new BinaryRows(1);
    expect(() => rows.uuid('0190-not-one')).toThrow('32 hexadecimal digits');
    expect(() => rows.numeric(Number.NaN)).toThrow('finite number');
  });
});
