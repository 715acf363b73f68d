import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from './inspect-file.ts';
import { readRows } from './read-rows.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tabular-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function aFile(content: string | Buffer): Promise<string> {
  const file = path.join(folder, 'table');
  await writeFile(file, content);
  return file;
}

async function inspect(content: string | Buffer, known = {}) {
  return inspectFile(await aFile(content), known);
}

const dutch = 'naam;bedrag;datum\nAndré;1.234,50;01-12-2010\nZoë;12,00;13-12-2010\nJürgen;7,25;14-12-2010\n';

describe('inspectFile', () => {
  it('describes each column: name, kind, share, samples', async () => {
    const { columns, layout, headerConfidence } = await inspect(
      [
        'code,count,amount,day,mobile,mail,agreed,comment,nothing',
        '00012,3,¥12.50,2024-01-05,13812345678,ana@example.org,yes,good,',
        '00013,4,"1,200.00",2024-01-06,13912345678,bo@example.org,no,fine work,',
        '10014,NA,7,2024-01-07,13712345678,cy@example.org,yes,,',
      ].join('\n'),
    );

    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['code', 'code'],
      ['count', 'integer'],
      ['amount', 'decimal'],
      ['day', 'date'],
      ['mobile', 'phone'],
      ['mail', 'email'],
      ['agreed', 'boolean'],
      ['comment', 'text'],
      ['nothing', 'empty'],
    ]);
    expect(columns[1]).toMatchObject({
      missingMarks: ['NA'],
      kindShare: 1,
      sampleCount: 3,
      samples: ['3', '4', 'NA'],
    });
    expect(columns[7]?.emptyShare).toBeCloseTo(1 / 3);
    expect(layout).toMatchObject({ hasHeader: true, delimiter: ',', columnCount: 9, skipLines: 0 });
    expect(headerConfidence).toBeGreaterThan(0.9);
  });

  it('knows Western European text by its accented letters, and decimal commas among semicolons', async () => {
    const { encoding, layout, columns, firstRows } = await inspect(Buffer.from(dutch, 'latin1'));

    expect(encoding.encoding).toBe('windows-1252');
    expect(layout.delimiter).toBe(';');
    expect(columns[1]).toMatchObject({ kind: 'decimal', decimals: { mark: ',', isAmbiguous: false } });
    expect(columns[2]?.dates?.matches[0]?.format).toBe('d-M-yyyy');
    expect(firstRows.map((row) => row.cells[0])).toEqual(['André', 'Zoë', 'Jürgen']);
  });

  it('offers the other encodings as alternatives, with less confidence', async () => {
    const gb18030 = Buffer.from(
      'd0d5c3fb2cb3c7cad02cc8d5c6da0acdf5d0a1c3f72cc9cfbaa32c323032342d30312d30320a',
      'hex',
    );

    const { encoding } = await inspect(gb18030);

    expect(encoding.encoding).toBe('gb18030');
    const big5 = encoding.alternatives.find((each) => each.encoding === 'big5');
    expect(big5?.confidence).toBeLessThan(encoding.confidence);
  });

  it('still takes a file for UTF-8 when one row of it is damaged', async () => {
    const good = Buffer.from(`姓名,城市\n${'王小明,上海\n'.repeat(50)}`);

    const { encoding } = await inspect(Buffer.concat([good, Buffer.from([0xe4, 0xbd, 0x2c, 0x61, 0x0a])]));

    expect(encoding.encoding).toBe('utf-8');
  });

  it('shows that day and month cannot be told apart', async () => {
    const { columns } = await inspect('id,visited\n1,01/12/2010\n2,03/04/2010\n3,05/06/2010\n');

    expect(columns[1]?.dates?.isAmbiguous).toBe(true);
    expect(columns[1]?.dates?.ambiguousExample?.readings.map((reading) => reading.on)).toEqual([
      '2010-01-12',
      '2010-12-01',
    ]);
  });

  it('tells how dates are written even where some of them are no dates', async () => {
    const { columns } = await inspect('id,visited\n1,13/12/2010\n2,soon\n3,14/12/2010\n');

    expect(columns[1]).toMatchObject({
      kind: 'text',
      dates: { matches: [{ format: 'd/M/yyyy', misfits: ['soon'] }] },
    });
  });

  it('looks beyond the start of the file for the day that settles day and month', async () => {
    const early = Array.from({ length: 60_000 }, (_, index) => `${index},0${1 + (index % 9)}/02/2010`);
    const late = Array.from({ length: 60_000 }, (_, index) => `${index},${13 + (index % 12)}/02/2010`);

    const { columns } = await inspect(`id,visited\n${early.join('\n')}\n${late.join('\n')}\n`);

    expect(columns[1]?.dates?.matches[0]).toMatchObject({ format: 'd/M/yyyy', share: 1 });
    expect(columns[1]?.dates?.isAmbiguous).toBe(false);
  });

  it('names columns by number when there is no header, and makes repeated names differ', async () => {
    const bare = await inspect('1,2.5\n2,3.5\n');
    const twice = await inspect('name,name,\n1,2,3\n4,5,6\n');

    expect(bare.layout.hasHeader).toBe(false);
    expect(bare.columns.map((column) => column.name)).toEqual(['#1', '#2']);
    expect(twice.columns.map((column) => column.name)).toEqual(['name', 'name (2)', '#3']);
  });

  it('passes over titles above the table', async () => {
    const { layout, columns, firstRows } = await inspect(
      'Sales report\n\n2024\nid,day,amount\n1,2024-01-02,5\n2,2024-01-03,6\n',
    );

    expect(layout).toMatchObject({ skipLines: 3, hasHeader: true });
    expect(columns.map((column) => column.name)).toEqual(['id', 'day', 'amount']);
    expect(firstRows.map((row) => row.lineNumber)).toEqual([5, 6]);
  });

  it('finds columns lined up with blanks, though their texts hold spaces', async () => {
    const { layout, firstRows } = await inspect(
      [
        'Ana Maria Lim    Shanghai      12',
        'Bo               New York       7',
        'Cy de Vries      Rome         130',
      ].join('\n'),
    );

    expect(layout).toMatchObject({ delimiter: 'fixed', columnStarts: [0, 17, 30] });
    expect(firstRows[1]?.cells).toEqual(['Bo', 'New York', '7']);
  });

  it('lets every guess be overruled', async () => {
    const known = { encoding: 'windows-1250', delimiter: ',', hasHeader: false, skipLines: 1 } as const;

    const { layout, encoding } = await inspect(Buffer.from(dutch, 'latin1'), known);

    expect(layout).toMatchObject(known);
    expect(encoding.alternatives).toEqual([]);
  });

  it.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'empty-file'],
    ['an empty gzip file', gzipSync(''), 'empty-file'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array.from({ length: 500 }, (_, index) => (index * 37) % 256)]),
      'binary-file',
    ],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'old-or-encrypted-workbook',
    ],
    ['a gzip file cut off at once', gzipSync('a,b\n1,2\n').subarray(0, 12), 'truncated-gzip'],
  ])('says what is wrong with %s', async (_name, content, code) => {
    await expect(inspect(content)).rejects.toMatchObject({ name: 'TabularFailure', fault: { code } });
  });
});

const sharedData =
  process.env.PERENNIAL_SHARED_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data');
const hasSharedData = existsSync(path.join(sharedData, 'cdnow_master.txt'));
if (!hasSharedData)
  console.log('skipped: reading public data sets, because PERENNIAL_SHARED_DATA is not set');

describe.skipIf(!hasSharedData)('inspectFile on public data sets', () => {
  const expected: [file: string, rowCount: number, kinds: string[]][] = [
    ['cdnow_master.txt', 69_659, ['code', 'date', 'integer', 'decimal']],
    ['cdnow_sample.txt', 6919, ['code', 'code', 'date', 'integer', 'decimal']],
    [
      'online_retail_uci.csv.gz',
      541_909,
      ['integer', 'text', 'text', 'integer', 'date', 'decimal', 'decimal', 'text'],
    ],
  ];

  it.each(expected)('reads all of %s without being told anything', async (name, rowCount, kinds) => {
    const file = path.join(sharedData, name);

    const { layout, columns } = await inspectFile(file);

    expect(columns.map((column) => column.kind)).toEqual(kinds);
    let count = 0;
    for await (const batch of readRows(file, layout)) {
      count += batch.rows.length;
      expect(batch.faults).toEqual([]);
    }
    expect(count).toBe(rowCount);
  });
});
