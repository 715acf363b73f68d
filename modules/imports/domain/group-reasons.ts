import type { RejectedRow, RowReason } from '../contract/index.ts';

/** Gathers rejections that come one a fault into one a row. */
export function groupReasons<R extends { rowNumber: number }>(
  rejections: readonly R[],
  reasonOf: (rejection: R) => RowReason,
): Pick<RejectedRow, 'lineNumber' | 'reasons'>[] {
  const byLine = new Map<number, RowReason[]>();
  for (const rejection of rejections) {
    const reasons = byLine.get(rejection.rowNumber);
    if (reasons === undefined) byLine.set(rejection.rowNumber, [reasonOf(rejection)]);
    else reasons.push(reasonOf(rejection));
  }
  return [...byLine].map(([lineNumber, reasons]) => ({ lineNumber, reasons }));
}
