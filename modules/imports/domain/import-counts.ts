import type { ImportCounts } from '../contract/index.ts';

/** The counts of an import that has read nothing yet. */
export function noCounts(): ImportCounts {
  return {
    read: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    rejected: 0,
    possibleDuplicates: 0,
    possibleDuplicatesByReason: {},
    repeated: 0,
    anonymous: 0,
    refunds: 0,
    cancellations: 0,
    adjustments: 0,
    newCustomers: 0,
    rejectedByReason: {},
  };
}

/** The counts of two parts of a file together. */
export function addCounts(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    read: one.read + other.read,
    created: one.created + other.created,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    skipped: one.skipped + other.skipped,
    rejected: one.rejected + other.rejected,
    possibleDuplicates: one.possibleDuplicates + other.possibleDuplicates,
    repeated: one.repeated + other.repeated,
    anonymous: one.anonymous + other.anonymous,
    refunds: one.refunds + other.refunds,
    cancellations: one.cancellations + other.cancellations,
    adjustments: one.adjustments + other.adjustments,
    newCustomers: one.newCustomers + other.newCustomers,
    // Counts kept before reasons were told have none.
    possibleDuplicatesByReason: addByReason(one.possibleDuplicatesByReason, other.possibleDuplicatesByReason),
    rejectedByReason: addByReason(one.rejectedByReason, other.rejectedByReason),
  };
}

function addByReason(
  one: Record<string, number> = {},
  other: Record<string, number> = {},
): Record<string, number> {
  const sum = { ...one };
  for (const [reason, count] of Object.entries(other)) sum[reason] = (sum[reason] ?? 0) + count;
  return sum;
}

/** Whether every row read is accounted for. */
export function isAccountedFor(counts: ImportCounts): boolean {
  return (
    counts.read === counts.created + counts.updated + counts.unchanged + counts.skipped + counts.rejected
  );
}

const fewestRowsToJudge = 10_000;

/** Whether so many rows are rejected that something is wrong with the file or its mapping, and going on helps nobody. */
export function hasTooManyRejected(counts: ImportCounts): boolean {
  return counts.rejected >= fewestRowsToJudge && counts.rejected > counts.read / 2;
}
