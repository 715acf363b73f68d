import type { ImportCounts, ImportDetail, ImportKind } from '#modules/imports/contract';

/** How an import ended, in a sentence, with the way out when it did not end well. */
export function describeOutcome(ended: ImportDetail, isDryRun: boolean): string {
  if (ended.failure !== null) {
    const place = ended.failure.line > 0 ? ` at line ${ended.failure.line}` : '';
    return `The import failed${place}: ${ended.failure.detail}`;
  }
  if (ended.state === 'paused') {
    return `The import is paused (${ended.pauseReason}); go on with it in the browser, under Imports`;
  }
  return isDryRun ? 'Test run, nothing was changed' : `Import ${ended.importId} is ${ended.state}`;
}

/** What became of the rows, one count a line, with the reasons of rejected rows. */
export function describeCounts(kind: ImportKind, counts: ImportCounts): string {
  const main: [string, number][] = [
    ['rows read', counts.read],
    ['created', counts.created],
    ['updated', counts.updated],
    ['unchanged', counts.unchanged],
    ['skipped', counts.skipped],
    ['rejected', counts.rejected],
  ];
  const reasons = Object.entries(counts.rejectedByReason).sort((a, b) => b[1] - a[1]);
  const details: [string, number][] =
    kind === 'customers'
      ? [
          ['possible duplicates (skipped)', counts.possibleDuplicates],
          ...Object.entries(counts.possibleDuplicatesByReason ?? {}).map(
            ([reason, count]): [string, number] => [`  ${reason}`, count],
          ),
        ]
      : [
          ['new customers', counts.newCustomers],
          ['without a customer', counts.anonymous],
          ['refunds', counts.refunds],
          ['cancellations', counts.cancellations],
          ['postage, fees, corrections', counts.adjustments],
          ['repeated lines', counts.repeated],
        ];
  const lines = [
    ...main.map(([label, count]) => line(label, count)),
    ...reasons.map(([code, count]) => line(`  ${code}`, count)),
    'of these',
    ...details.map(([label, count]) => line(`  ${label}`, count)),
  ];
  return lines.join('\n');
}

function line(label: string, count: number): string {
  return `${label.padEnd(32)}${count.toLocaleString('en-US').padStart(14)}`;
}
