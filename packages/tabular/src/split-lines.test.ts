import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type SplitRules, splitLines } from './split-lines.ts';
import { csvLine } from './write-csv.ts';

const rules: SplitRules = { delimiter: ',', columnStarts: [], newline: '\n', maxRowLength: 100 };

function split(text: string, changed: Partial<SplitRules> = {}, final = true) {
  const rows: [number, string[]][] = [];
  const faults: [number, string, number | undefined][] = [];
  const result = splitLines(text, { ...rules, ...changed }, final, {
    row: (line, cells) => rows.push([line, cells]),
    fault: (line, code, _value, column) => faults.push([line, code, column]),
  });
  return { rows, faults, ...result };
}

describe('splitLines', () => {
  const cases: [name: string, text: string, cells: string[][]][] = [
    [
      'plain cells',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a last line without a newline',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n"c","d"\r\ne,"f"\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    ['quoted separators, newlines and quotes', '"a,1","b\nc","d""e"\n', [['a,1', 'b\nc', 'd"e']]],
    ['a quote inside an unquoted cell', '5" pipe,"x"\n', [['5" pipe', 'x']]],
    ['empty cells', ',"",\n', [['', '', '']]],
    ['blank lines', 'a\n\n\nb\n', [['a'], ['b']]],
    ['a quoted cell before an unquoted one ending in CRLF', '"a",b\r\n', [['a', 'b']]],
  ];

  it.each(cases)('reads %s', (_name, text, cells) => {
    const found = split(text);

    expect(found.rows.map((row) => row[1])).toEqual(cells);
    expect(found.faults).toEqual([]);
    expect(found.rowIsOpen).toBe(false);
  });

  it('counts lines inside quotes', () => {
    const { rows, lines } = split('"a\nb\nc",d\ne,f\n');

    expect(rows.map((row) => row[0])).toEqual([0, 3]);
    expect(lines).toBe(4);
  });

  it('waits for more text when a quote is still open', () => {
    const { rows, lines, rowIsOpen } = split('a,b\n"c\nd', {}, false);

    expect(rows).toEqual([[0, ['a', 'b']]]);
    expect({ lines, rowIsOpen }).toEqual({ lines: 1, rowIsOpen: true });
  });

  it('gives up one line only for a quote that is never closed', () => {
    const { rows, faults } = split('a,b\nc,"d\ne,f\n');

    expect(rows.map((row) => row[1])).toEqual([
      ['a', 'b'],
      ['e', 'f'],
    ]);
    expect(faults).toEqual([[1, 'unterminated-quote', 2]]);
  });

  it('gives up one line only for text after a closing quote', () => {
    const { rows, faults } = split('"a"b,c\nd,e\n');

    expect(rows.map((row) => row[1])).toEqual([['d', 'e']]);
    expect(faults).toEqual([[0, 'stray-quote', 1]]);
  });

  it('rejects a line longer than a row may be, quoted or not', () => {
    const long = 'x'.repeat(200);
    const { rows, faults } = split(`${long},b\n"${long}",b\nc,d\n`);

    expect(rows.map((row) => row[1])).toEqual([['c', 'd']]);
    expect(faults.map((fault) => fault[1])).toEqual(['line-too-long', 'line-too-long']);
  });

  it('splits at runs of spaces and at fixed columns', () => {
    expect(split(' 00004 0001 19970101  2   29.33\r\n', { delimiter: 'spaces' }).rows[0]?.[1]).toEqual([
      '00004',
      '0001',
      '19970101',
      '2',
      '29.33',
    ]);
    expect(split('Ana Lim   12\nBo        7\n', { delimiter: 'fixed', columnStarts: [0, 10] }).rows).toEqual([
      [0, ['Ana Lim', '12']],
      [1, ['Bo', '7']],
    ]);
  });

  it('agrees with an independent parser on any table, and reads back what is written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '客', '"', ',', '\n', '\r\n', ' ', ';', '1') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => csvLine(row, { guardFormulas: false })).join('');

        const found = split(text, { maxRowLength: 10_000 });

        expect(found.rows.map((row) => row[1])).toEqual(rows);
        const parsed = Papa.parse(text.slice(0, -2), { delimiter: ',', newline: '\r\n' });
        expect(found.rows.map((row) => row[1])).toEqual(parsed.data);
      }),
    );
  });

  it('does not slow down with the square of the text when separators or closing quotes are missing', () => {
    const startedAt = performance.now();

    split('word\n'.repeat(400_000));
    split(`x,"y\n${'"a""\n'.repeat(200_000)}`);

    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
