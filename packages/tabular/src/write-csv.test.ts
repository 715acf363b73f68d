import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from './read-rows.ts';
import { csvLine, guardFormula, unguardFormula, writeCsv } from './write-csv.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tabular-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('writeCsv', () => {
  it('writes what the reader reads back', async () => {
    const file = path.join(folder, 'out.csv');
    const rows = [
      ['王小明', 'a,b', 'say "hi"', 1.5],
      ['two\nlines', null, ' padded ', true],
    ];

    const written = await writeCsv(file, rows, { header: ['a', 'b', 'c', 'd'] });

    const bytes = await readFile(file);
    expect(written).toEqual({ rowCount: 2, byteCount: bytes.length });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const read: string[][] = [];
    for await (const batch of readRows(file, { hasHeader: true }))
      read.push(...batch.rows.map((row) => row.cells));
    expect(read).toEqual([
      ['王小明', 'a,b', 'say "hi"', '1.5'],
      ['two\nlines', '', ' padded ', 'true'],
    ]);
  });

  it('waits for a slow destination instead of piling rows up', async () => {
    let waiting = 0;
    let most = 0;
    const slow = new Writable({
      highWaterMark: 1,
      write(chunk, _encoding, done) {
        waiting += chunk.length;
        most = Math.max(most, waiting);
        setImmediate(() => {
          waiting -= chunk.length;
          done();
        });
      },
    });

    const { rowCount } = await writeCsv(slow, manyRows(50_000), { byteOrderMark: false });

    expect(rowCount).toBe(50_000);
    expect(most).toBeLessThan(200_000);
  });

  it('fails when the destination does, and stops taking rows', async () => {
    let taken = 0;
    function* rows() {
      for (; taken < 1_000_000; taken += 1) yield ['x'.repeat(100)];
    }
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });

    await expect(writeCsv(full, rows())).rejects.toThrow('disk full');
    expect(taken).toBeLessThan(10_000);
  });

  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1', "'=1"])('disarms %j', (text) => {
    expect(csvLine([text]).trimEnd().replaceAll('"', '')).toMatch(/^'/);
  });

  it.each(['-12.50', '+86 138 1234 5678', '12', 'a=b', "it's", "'quoted'"])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it('can always undo the disarming', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', "'", '+', '-', '1', 'a', ' ', '\t') }), (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });
});

function* manyRows(count: number) {
  for (let index = 0; index < count; index += 1) yield [index, 'some text'];
}
