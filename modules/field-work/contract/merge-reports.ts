import type { CheckedItem, VisitReport } from './visit-report.ts';

/** Parts of a report that are decided one by one: a line of the checklist, or one of the other fields. */
export type ReportField = `checklist.${string}` | Exclude<keyof VisitReport, 'checklist'>;

/** What both wrote differently since they last agreed. */
export interface ReportClash {
  field: ReportField;
  mine: unknown;
  theirs: unknown;
}

export interface MergedReport {
  /** Mine and theirs together; where they clash, mine until somebody decides. */
  merged: VisitReport;
  clashes: ReportClash[];
}

const FIELDS = ['readings', 'parts', 'findings', 'nextOffer', 'training'] as const;

/**
 * Joins two versions of a report that began as one. What only one side changed is taken; what both changed alike is
 * no clash; what is left is told field by field.
 */
export function mergeReports(base: VisitReport, mine: VisitReport, theirs: VisitReport): MergedReport {
  const merged: Record<string, unknown> = {};
  const clashes: ReportClash[] = [];
  const decide = <T>(field: ReportField, was: T, own: T, other: T): T => {
    if (isSame(own, other) || isSame(was, other)) return own;
    if (isSame(was, own)) return other;
    clashes.push({ field, mine: own, theirs: other });
    return own;
  };
  for (const field of FIELDS) merged[field] = decide<unknown>(field, base[field], mine[field], theirs[field]);
  const items = [...new Set([...theirs.checklist, ...mine.checklist].map(({ item }) => item))];
  const checklist = items.flatMap((item) => {
    const line = decide(`checklist.${item}`, lineOf(base, item), lineOf(mine, item), lineOf(theirs, item));
    return line === undefined ? [] : [line];
  });
  return { merged: { ...mine, ...merged, checklist }, clashes };
}

/** Takes theirs for the fields that were decided so. */
export function takeTheirs(
  report: VisitReport,
  theirs: VisitReport,
  fields: ReadonlySet<ReportField>,
): VisitReport {
  const taken = Object.fromEntries(
    FIELDS.filter((field) => fields.has(field)).map((field) => [field, theirs[field]]),
  );
  const checklist = report.checklist.flatMap((line) => {
    const other = fields.has(`checklist.${line.item}`) ? lineOf(theirs, line.item) : line;
    return other === undefined ? [] : [other];
  });
  return { ...report, ...taken, checklist };
}

const lineOf = ({ checklist }: VisitReport, item: string): CheckedItem | undefined =>
  checklist.find((line) => line.item === item);

/** Two values that say the same, whatever the order their fields were written in. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, ordered(each)]),
  );
}
