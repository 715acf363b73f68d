import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from './read-rows.ts';
import type { ReadOptions, RestartPoint, TabularRow } from './table-layout.ts';
import { TabularFailure, type TabularFault } from './tabular-fault.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tabular-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

let fileCount = 0;

async function aFile(content: string | Buffer): Promise<string> {
  fileCount += 1;
  const file = path.join(folder, `table-${fileCount}.csv`);
  await writeFile(file, content);
  return file;
}

async function readAll(file: string, options: ReadOptions = {}) {
  const rows: TabularRow[] = [];
  const faults: TabularFault[] = [];
  const positions: RestartPoint[] = [];
  let failure: TabularFailure | undefined;
  try {
    for await (const batch of readRows(file, options)) {
      rows.push(...batch.rows);
      faults.push(...batch.faults);
      positions.push(batch.position);
    }
  } catch (thrown) {
    if (!(thrown instanceof TabularFailure)) throw thrown;
    failure = thrown;
  }
  return { rows, faults, positions, failure, cells: rows.map((row) => row.cells) };
}

const whole: ReadOptions = {
  format: 'csv',
  compression: 'none',
  encoding: 'utf-8',
  delimiter: ',',
  columnStarts: [],
  newline: 'lf',
  hasHeader: true,
  skipLines: 0,
  columnCount: 0,
  sheet: '',
};

const chinese = '姓名,城市,日期\n王小明,上海,2024-01-02\n李華,臺北,2024-02-03\n';

/** Bytes of the Chinese sample in the two national encodings, made with iconv. */
const gb18030 = Buffer.from(
  'd0d5c3fb2cb3c7cad02cc8d5c6da0acdf5d0a1c3f72cc9cfbaa32c323032342d30312d30320ac0eec8412cc55fb1b12c323032342d30322d30330a',
  'hex',
);
const big5 = Buffer.from(
  'a96da6572cabb0a5ab2ca4e9b4c10aa4fda470a9fa2ca457aefc2c323032342d30312d30320aa7f5b5d82cbb4fa55f2c323032342d30322d30330a',
  'hex',
);

describe('readRows', () => {
  it.each<[string, string | Buffer]>([
    ['UTF-8', chinese],
    ['UTF-8 with a byte-order mark', `\uFEFF${chinese}`],
    ['UTF-16 little-endian with a mark', Buffer.from(`\uFEFF${chinese}`, 'utf16le')],
    ['UTF-16 big-endian with a mark', Buffer.from(`\uFEFF${chinese}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(chinese, 'utf16le')],
    ['CRLF', chinese.replaceAll('\n', '\r\n')],
    ['CR alone', chinese.replaceAll('\n', '\r')],
    ['semicolons', chinese.replaceAll(',', ';')],
    ['tabs', chinese.replaceAll(',', '\t')],
    ['pipes', chinese.replaceAll(',', '|')],
    ['gzip', gzipSync(chinese)],
    ['Big5', big5],
    ['GB18030', gb18030],
  ])('reads the same rows from %s', async (_name, content) => {
    const { rows, faults } = await readAll(await aFile(content));

    expect(rows).toEqual([
      { lineNumber: 2, cells: ['王小明', '上海', '2024-01-02'] },
      { lineNumber: 3, cells: ['李華', '臺北', '2024-02-03'] },
    ]);
    expect(faults).toEqual([]);
  });

  describe('starting again', () => {
    const lines = Array.from({ length: 3000 }, (_, index) =>
      index % 7 === 0 ? `${index},"客户 ""${index}""\n第二行",é` : `${index},客户 ${index},plain`,
    );
    const text = `id,name,note\n${lines.join('\n')}\n`;
    const contents: [name: string, content: Buffer, options: ReadOptions][] = [
      ['UTF-8', Buffer.from(text), {}],
      ['UTF-8 with a byte-order mark and CRLF', Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`), {}],
      ['UTF-16 little-endian', Buffer.from(`\uFEFF${text}`, 'utf16le'), { encoding: 'utf-16le' }],
      ['UTF-16 big-endian', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), { encoding: 'utf-16be' }],
      ['gzip', gzipSync(text), { compression: 'gzip' }],
    ];

    it.each(contents)('gives every row once from any batch of %s', async (_name, content, changed) => {
      const file = await aFile(content);
      const options = { ...whole, ...changed, columnCount: 3, batchRows: 700 };
      const uninterrupted = await readAll(file, options);
      expect(uninterrupted.rows).toHaveLength(3000);
      expect(uninterrupted.positions.length).toBeGreaterThan(3);

      for (const [index, restartAt] of uninterrupted.positions.entries()) {
        const rest = await readAll(file, { ...options, restartAt });

        expect(rest.rows).toEqual(uninterrupted.rows.slice((index + 1) * 700));
      }
    });

    it('keeps the restart point true across damaged bytes, faulty rows and lines too long to hold', async () => {
      const bad = Buffer.concat([
        Buffer.from('id,name\n1,a\n2,'),
        Buffer.from([0xe4, 0xbd]),
        Buffer.from('\n3,c\n4,"open\n5,e,f\n6,'),
        Buffer.alloc(9000, 0x78),
        Buffer.from('\n7,g\n8,h\n9,i\n'),
      ]);
      const file = await aFile(bad);
      const options = { ...whole, batchRows: 1, maxRowLength: 1000 };
      const uninterrupted = await readAll(file, options);
      expect(uninterrupted.rows.map((row) => row.cells[0])).toEqual(['1', '3', '7', '8', '9']);
      expect(uninterrupted.faults.map(({ line, code }) => [line, code])).toEqual([
        [3, 'invalid-bytes'],
        [5, 'unterminated-quote'],
        [6, 'ragged-row'],
        [7, 'line-too-long'],
      ]);

      let known = 0;
      for (const restartAt of uninterrupted.positions) {
        known = uninterrupted.rows.filter((row) => row.lineNumber < restartAt.lineNumber).length;
        const rest = await readAll(file, { ...options, columnCount: 2, restartAt });

        expect(rest.rows).toEqual(uninterrupted.rows.slice(known));
      }
      expect(known).toBe(5);
    });

    it('refuses a restart point beyond the end: the file is another one', async () => {
      const file = await aFile('id\n1\n');
      const zipped = await aFile(gzipSync('id\n1\n'));
      const restartAt = { byteOffset: 4000, lineNumber: 90 };

      expect((await readAll(file, { ...whole, restartAt })).failure?.fault.code).toBe('restart-beyond-end');
      expect((await readAll(zipped, { ...whole, compression: 'gzip', restartAt })).failure?.fault.code).toBe(
        'restart-beyond-end',
      );
    });
  });

  describe('faults', () => {
    it('tells line, column, code and value of every bad row, and delivers the others', async () => {
      const content = Buffer.concat([
        Buffer.from('id,name\n1,a\n2\n3,c,d\n4,'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('\n5,\0\n6,"f"g\n7,"h'),
      ]);

      const { cells, faults } = await readAll(await aFile(content), whole);

      expect(cells).toEqual([['1', 'a']]);
      expect(faults).toEqual([
        { line: 3, code: 'ragged-row', value: '2', cells: ['2'] },
        { line: 4, code: 'ragged-row', value: '3 | c | d', cells: ['3', 'c', 'd'] },
        { line: 5, column: 2, code: 'invalid-bytes', value: '\uFFFD\uFFFD', cells: ['4', '\uFFFD\uFFFD'] },
        { line: 6, column: 2, code: 'nul-byte', value: '\0', cells: ['5', '\0'] },
        { line: 7, column: 2, code: 'stray-quote', value: '6,"f"g' },
        { line: 8, column: 2, code: 'unterminated-quote', value: '7,"h' },
      ]);
    });

    it('pads short rows and drops empty surplus cells when told to', async () => {
      const file = await aFile('id,name,note\n1\n2,b,,,\n3,c,d,e\n');

      const { cells, faults } = await readAll(file, { ...whole, raggedRows: 'pad' });

      expect(cells).toEqual([
        ['1', '', ''],
        ['2', 'b', ''],
      ]);
      expect(faults.map((fault) => fault.line)).toEqual([4]);
    });

    it('rejects a line of several megabytes without holding it, and goes on', async () => {
      const file = await aFile(`id,name\n1,a\n2,${'x'.repeat(9_000_000)}\n3,c\n`);

      const { cells, faults } = await readAll(file, whole);

      expect(cells).toEqual([
        ['1', 'a'],
        ['3', 'c'],
      ]);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatchObject({ line: 3, code: 'line-too-long' });
      expect(faults[0]?.value?.length).toBeLessThan(250);
    });

    it('delivers what a cut-off gzip file holds, without its half line, and then fails', async () => {
      const lines = Array.from({ length: 20_000 }, (_, index) => `${index},${(index * 7919) % 10_007}`);
      const zipped = gzipSync(`id,code\n${lines.join('\n')}\n`);
      const file = await aFile(zipped.subarray(0, zipped.length / 2));

      const { cells, faults, failure } = await readAll(file, { ...whole, compression: 'gzip' });

      expect(failure?.fault.code).toBe('truncated-gzip');
      expect(cells.length).toBeGreaterThan(1000);
      expect(cells.map((row) => row.join(','))).toEqual(lines.slice(0, cells.length));
      expect(failure?.fault.line).toBe(cells.length + 2);
      expect(faults).toEqual([]);
    });

    it('fails on a damaged gzip file', async () => {
      const zipped = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, index) => `${index}\n`).join('')));
      const middle = Math.floor(zipped.length / 2);
      zipped.fill(0x55, middle, middle + 60);

      const { failure } = await readAll(await aFile(zipped), { ...whole, compression: 'gzip' });

      expect(failure?.fault.code).toMatch(/^(?:corrupt|truncated)-gzip$/);
    });

    it('says that a file is missing', async () => {
      const { failure } = await readAll(path.join(folder, 'nowhere.csv'), whole);

      expect(failure?.fault).toMatchObject({ code: 'unreadable-file', value: 'ENOENT' });
    });
  });

  it('holds little memory whatever the size of the file', async () => {
    const block = Array.from({ length: 50_000 }, (_, index) => `${index},2024-01-02,3,12.50`).join('\n');
    const file = await aFile(`id,date,quantity,amount\n${`${block}\n`.repeat(20)}`);
    let rowCount = 0;
    let most = 0;
    const before = process.memoryUsage().rss;

    for await (const batch of readRows(file, whole)) {
      rowCount += batch.rows.length;
      most = Math.max(most, process.memoryUsage().rss);
    }

    expect(rowCount).toBe(1_000_000);
    expect(most - before).toBeLessThan(300 * 1024 * 1024);
  });
});
