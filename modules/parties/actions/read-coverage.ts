import type { ActionContext } from '#platform';
import {
  type Coverage,
  type CoverageSplit,
  dataClass,
  partiesRead,
  type SegmentCoverage,
} from '../contract/index.ts';
import { type CoveredClass, countCovered, countSegments } from '../data/coverage-queries.ts';
import { reachOf } from './reach-of.ts';

/** A fact is fresh for a year, as a confirmed telephone is. */
const FRESH_DAYS = 365;
const MOST_SEGMENTS = 200;
const DAY_MILLISECONDS = 86_400_000;

/** Which of the five classes of data are on file for how many of the customers the actor reaches (S1-46). */
export async function readCoverage(ctx: ActionContext, by: CoverageSplit): Promise<Coverage> {
  const now = ctx.clock.now();
  const reach = reachOf(ctx, partiesRead);
  const freshFrom = new Date(now.getTime() - FRESH_DAYS * DAY_MILLISECONDS);
  const sizes = await countSegments(ctx.db, reach, by);
  const covered = await countCovered(ctx.db, reach, by, freshFrom);
  const [all, ...segments] = sizes.map(({ isAll, segment, customers }) =>
    segmentOf(
      { segment, customers },
      covered.filter((one) => one.isAll === isAll && one.segment === segment),
    ),
  );
  return {
    asOf: now.toISOString(),
    freshDays: FRESH_DAYS,
    all: all ?? segmentOf({ segment: null, customers: 0 }, []),
    segments: segments.slice(0, MOST_SEGMENTS),
    hasMore: segments.length > MOST_SEGMENTS,
  };
}

function segmentOf(
  size: { segment: string | null; customers: number },
  covered: readonly CoveredClass[],
): SegmentCoverage {
  const classes = dataClass.options.map((name) => {
    const {
      having = 0,
      fresh = 0,
      medianLatestAt = null,
    } = covered.find((one) => one.dataClass === name) ?? {};
    return { dataClass: name, having, fresh, medianLatestAt };
  });
  return { ...size, classes };
}
