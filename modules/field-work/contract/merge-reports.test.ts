import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeReports, takeTheirs, type VisitReport } from './index.ts';

const report = (given: Partial<VisitReport> = {}): VisitReport => ({
  checklist: [
    { item: 'Battery', result: null, remark: '' },
    { item: 'Tube', result: null, remark: '' },
  ],
  readings: [],
  parts: [],
  findings: '',
  nextOffer: '',
  training: { topic: '', attendees: [] },
  ...given,
});
const battery = { item: 'Battery', result: 'fault', remark: 'weak' } as const;
const tube = { item: 'Tube', result: 'fine', remark: '' } as const;

describe('two versions of a report', () => {
  it('are joined when each changed something else, down to the line of the checklist', () => {
    const mine = report({
      findings: 'Cleaned',
      checklist: [battery, { item: 'Tube', result: null, remark: '' }],
    });
    const theirs = report({
      nextOffer: 'Dryer',
      checklist: [{ item: 'Battery', result: null, remark: '' }, tube],
    });

    expect(mergeReports(report(), mine, theirs)).toEqual({
      merged: report({ findings: 'Cleaned', nextOffer: 'Dryer', checklist: [battery, tube] }),
      clashes: [],
    });
  });

  it('clash field by field where both changed the same in two ways, and mine stands until somebody decides', () => {
    const mine = report({ findings: 'Cleaned', checklist: [battery, tube] });
    const theirs = report({ findings: 'Call first', checklist: [{ ...battery, remark: 'empty' }, tube] });

    const { merged, clashes } = mergeReports(report(), mine, theirs);

    expect(merged).toEqual(mine);
    expect(clashes).toEqual([
      { field: 'findings', mine: 'Cleaned', theirs: 'Call first' },
      { field: 'checklist.Battery', mine: battery, theirs: { ...battery, remark: 'empty' } },
    ]);
    expect(takeTheirs(merged, theirs, new Set(['findings']))).toEqual({ ...mine, findings: 'Call first' });
    expect(takeTheirs(merged, theirs, new Set(['checklist.Battery'])).checklist[0]?.remark).toBe('empty');
  });

  it('do not clash when both wrote the same, whatever the order of fields', () => {
    const mine = report({ parts: [{ name: 'Tube', quantity: 1 }] });
    const theirs = report({ parts: [JSON.parse('{"quantity":1,"name":"Tube"}')] });

    expect(mergeReports(report(), mine, theirs).clashes).toEqual([]);
  });

  it('lose nothing that one side alone wrote', () => {
    const text = fc.constantFrom('', 'a', 'b');
    const version = fc
      .record({ findings: text, nextOffer: text, result: fc.constantFrom(null, 'fine', 'fault') })
      .map(({ findings, nextOffer, result }) =>
        report({ findings, nextOffer, checklist: [{ item: 'Battery', result, remark: '' }, tube] }),
      );
    fc.assert(
      fc.property(version, version, version, (base, mine, theirs) => {
        const { merged, clashes } = mergeReports(base, mine, theirs);
        const clashing = new Set(clashes.map(({ field }) => field));

        for (const field of ['findings', 'nextOffer'] as const) {
          const wrote = [mine[field], theirs[field]].filter((each) => each !== base[field]);
          expect(merged[field]).toBe(wrote[0] ?? base[field]);
          expect(clashing.has(field)).toBe(new Set(wrote).size === 2);
        }
        expect(mergeReports(base, theirs, mine).clashes).toHaveLength(clashes.length);
      }),
      { seed: 5 },
    );
  });
});
