import { shareInterval } from '#analytics';
import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type ClassCoverage,
  type Coverage,
  type CoverageSplit,
  type DataClass,
  dataClass,
  partiesProblems,
  partiesRead,
  type SegmentCoverage,
  type SegmentFilters,
} from '../contract/index.ts';
import {
  type CoveredClass,
  countCovered,
  countSegments,
  findTierBounds,
  type SegmentSize,
  type Split,
} from '../data/coverage-queries.ts';
import { customersOf, partSmallGroups, SMALLEST_GROUP } from '../domain/small-groups.ts';
import { reachOf } from './reach-of.ts';

/** A fact is fresh for a year, as a confirmed telephone is. */
const FRESH_DAYS = 365;
const MOST_SEGMENTS = 200;
const DAY_MILLISECONDS = 86_400_000;
const TIERS = ['top', 'middle', 'rest', null];

/** Which of the five classes of data are on file for how many of the customers the actor reaches (S1-46). */
export async function readCoverage(
  ctx: ActionContext,
  by: CoverageSplit,
  smallestGroup: number = SMALLEST_GROUP,
): Promise<Coverage> {
  if ((by === 'tier' || by === 'drift') && !ctx.actor.sees('value')) {
    return refuse(
      partiesProblems.fieldNotVisible,
      `${by} is not shown to your role, so nothing can be split by it; choose branch, tag or owner`,
    );
  }
  const now = ctx.clock.now();
  const reach = reachOf(ctx, partiesRead);
  const tiers = by === 'tier' ? await findTierBounds(ctx.db, reach) : { top: null, middle: null };
  const split: Split = { by, tiers };
  const freshFrom = new Date(now.getTime() - FRESH_DAYS * DAY_MILLISECONDS);
  const sizes = await countSegments(ctx.db, reach, split);
  const covered = await countCovered(ctx.db, reach, split, freshFrom);
  const [all, ...segments] = sizes.map((size) => ({
    segment: size.segment,
    filters: size.isAll ? {} : filtersOf(split, size.segment),
    customers: size.customers,
    classes: classesOf(size, covered, now),
  }));
  const { told, small } = partSegments(by, segments, smallestGroup);
  const nobody = { isAll: true, segment: null, customers: 0 };
  return {
    asOf: now.toISOString(),
    freshDays: FRESH_DAYS,
    all: all ?? { segment: null, filters: {}, customers: 0, classes: classesOf(nobody, [], now) },
    segments: inOrder(by, told).slice(0, MOST_SEGMENTS),
    hasMore: told.length > MOST_SEGMENTS,
    small: small.length === 0 ? null : together(by, small, smallestGroup),
  };
}

/** Customers have several tags, so nobody is found by taking those told from the whole. */
function partSegments(by: CoverageSplit, segments: SegmentCoverage[], smallestGroup: number) {
  if (by !== 'tag') return partSmallGroups(segments, smallestGroup);
  return {
    told: segments.filter(({ customers }) => customers >= smallestGroup),
    small: segments.filter(({ customers }) => customers < smallestGroup),
  };
}

function together(
  by: CoverageSplit,
  small: readonly SegmentCoverage[],
  smallestGroup: number,
): Coverage['small'] {
  const customers = customersOf(small);
  if (by === 'tag') return { segments: small.length, customers: null, classes: [] };
  if (customers < smallestGroup) return { segments: small.length, customers, classes: [] };
  const sumOf = (name: DataClass, what: 'having' | 'fresh') =>
    small.reduce((sum, { classes }) => sum + (classes.find((one) => one.dataClass === name)?.[what] ?? 0), 0);
  const classes = dataClass.options.map((name) => {
    const having = sumOf(name, 'having');
    const { share, low, high } = shareInterval(having, customers);
    const fresh = sumOf(name, 'fresh');
    return { dataClass: name, having, share, low, high, fresh, medianLatestAt: null, medianAgeDays: null };
  });
  return { segments: small.length, customers, classes };
}

function inOrder(by: CoverageSplit, segments: SegmentCoverage[]): SegmentCoverage[] {
  if (by !== 'tier') return segments;
  return segments.toSorted((a, b) => TIERS.indexOf(a.segment) - TIERS.indexOf(b.segment));
}

function classesOf(size: SegmentSize, covered: readonly CoveredClass[], now: Date): ClassCoverage[] {
  const own = covered.filter((one) => one.isAll === size.isAll && one.segment === size.segment);
  return dataClass.options.map((name) => {
    const { having = 0, fresh = 0, medianLatestAt = null } = own.find((one) => one.dataClass === name) ?? {};
    const { share, low, high } =
      size.customers === 0 ? { share: null, low: null, high: null } : shareInterval(having, size.customers);
    return {
      dataClass: name,
      having,
      share,
      low,
      high,
      fresh,
      medianLatestAt,
      medianAgeDays: ageDays(medianLatestAt, now),
    };
  });
}

function ageDays(at: string | null, now: Date): number | null {
  return at === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY_MILLISECONDS));
}

/** What narrows the list to the same customers. */
function filtersOf({ by, tiers: { top, middle } }: Split, segment: string | null): SegmentFilters | null {
  switch (by) {
    case 'branch':
      return segment === null ? { missing: 'branch' } : { branchId: segment };
    case 'owner':
      return segment === null ? { missing: 'owner' } : { ownerId: segment };
    case 'tag':
      return segment === null ? null : { tag: segment };
    case 'drift':
      return segment === 'none' || segment === 'watch' || segment === 'drifting' ? { drift: segment } : null;
    case 'tier':
      if (top === null || middle === null || segment === null) return null;
      if (segment === 'top') return { minLifetimeValueMinor: top };
      if (segment === 'middle') return { minLifetimeValueMinor: middle, maxLifetimeValueMinor: top - 1 };
      return { maxLifetimeValueMinor: middle - 1 };
  }
}
