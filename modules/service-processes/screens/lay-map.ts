export interface MapWay {
  from: string;
  to: string;
}

/** A way drawn beside the column of steps: backwards ways on the left, ways that pass over steps on the right. */
export interface LaidWay<W extends MapWay> {
  way: W;
  fromRow: number;
  toRow: number;
  side: 'straight' | 'left' | 'right';
  /** Distance from the column, from 1; 0 for straight ones. */
  lane: number;
}

export interface LaidMap<W extends MapWay> {
  ways: LaidWay<W>[];
  lanesLeft: number;
  lanesRight: number;
}

/**
 * Lays out a process as a column of steps, one a row, in the order given. Ways to the next row are straight; others run in
 * lanes beside the column, shorter ones nearer, so that no two in a lane overlap. A step that leads to itself runs on the left.
 */
export function layMap<W extends MapWay>(stepKeys: readonly string[], ways: readonly W[]): LaidMap<W> {
  const rowOf = new Map(stepKeys.map((key, row) => [key, row]));
  const known = ways.flatMap((way) => {
    const fromRow = rowOf.get(way.from);
    const toRow = rowOf.get(way.to);
    return fromRow === undefined || toRow === undefined ? [] : [{ way, fromRow, toRow }];
  });
  const straight = known.filter(({ fromRow, toRow }) => toRow === fromRow + 1);
  const right = inLanes(known.filter(({ fromRow, toRow }) => toRow > fromRow + 1));
  const left = inLanes(known.filter(({ fromRow, toRow }) => toRow <= fromRow));
  return {
    ways: [
      ...straight.map((one) => ({ ...one, side: 'straight' as const, lane: 0 })),
      ...right.map((one) => ({ ...one, side: 'right' as const })),
      ...left.map((one) => ({ ...one, side: 'left' as const })),
    ],
    lanesLeft: Math.max(0, ...left.map(({ lane }) => lane)),
    lanesRight: Math.max(0, ...right.map(({ lane }) => lane)),
  };
}

function inLanes<T extends { fromRow: number; toRow: number }>(ways: readonly T[]): (T & { lane: number })[] {
  const lanes: { top: number; bottom: number }[][] = [];
  return ways
    .toSorted((a, b) => Math.abs(a.toRow - a.fromRow) - Math.abs(b.toRow - b.fromRow))
    .map((way) => {
      const top = Math.min(way.fromRow, way.toRow);
      const bottom = Math.max(way.fromRow, way.toRow);
      let lane = lanes.findIndex((taken) => taken.every((one) => bottom < one.top || top > one.bottom));
      if (lane < 0) lane = lanes.push([]) - 1;
      lanes[lane]?.push({ top, bottom });
      return { ...way, lane: lane + 1 };
    });
}
