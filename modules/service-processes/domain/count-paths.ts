import { END, type ProcessStatus } from '../contract/index.ts';

/** Processes that went the same way, in one version, and are as far. */
export interface SameWay {
  /** Steps in the order they were reached; `end` last when they finished. */
  steps: readonly string[];
  status: ProcessStatus;
  version: number;
  count: number;
  /** Minutes at each step that was left by going on: a process a part, parts apart by `;`, steps by `,`. */
  minutes: string;
}

/** What really happened at a step. */
export interface StepCount {
  stepKey: string;
  processes: number;
  visits: number;
  again: number;
  standing: number;
  givenUp: number;
  /** Minutes of those who left it by going on, shortest first. */
  minutes: Int32Array;
}

export interface WayCount {
  from: string;
  to: string;
  times: number;
  processes: number;
}

/** Counts steps and the ways between them over all processes. */
export function countPaths(ways: readonly SameWay[]): { steps: StepCount[]; ways: WayCount[] } {
  const steps = new Map<string, Omit<StepCount, 'stepKey' | 'minutes'>>();
  const gone = new Map<string, WayCount>();
  for (const way of ways) {
    countVisits(steps, way);
    countMoves(gone, way);
  }
  const minutes = minutesByStep(ways);
  return {
    steps: [...steps].map(([stepKey, counted]) => ({
      stepKey,
      ...counted,
      minutes: minutes.get(stepKey) ?? new Int32Array(),
    })),
    ways: [...gone.values()],
  };
}

const isOpen = ({ status }: SameWay) => status === 'running' || status === 'paused';

function countVisits(steps: Map<string, Omit<StepCount, 'stepKey' | 'minutes'>>, way: SameWay): void {
  const reached = way.steps.filter((step) => step !== END);
  const visits = Map.groupBy(reached, (step) => step);
  for (const [step, each] of visits) {
    const known = steps.get(step) ?? { processes: 0, visits: 0, again: 0, standing: 0, givenUp: 0 };
    known.processes += way.count;
    known.visits += way.count * each.length;
    if (each.length > 1) known.again += way.count;
    steps.set(step, known);
  }
  const last = steps.get(way.steps.at(-1) ?? '');
  if (last && isOpen(way)) last.standing += way.count;
  if (last && way.status === 'cancelled') last.givenUp += way.count;
}

function countMoves(gone: Map<string, WayCount>, way: SameWay): void {
  const here = new Set<string>();
  for (let place = 0; place + 1 < way.steps.length; place += 1) {
    const from = way.steps[place] ?? '';
    const to = way.steps[place + 1] ?? '';
    const name = `${from} ${to}`;
    const known = gone.get(name) ?? { from, to, times: 0, processes: 0 };
    known.times += way.count;
    if (!here.has(name)) known.processes += way.count;
    here.add(name);
    gone.set(name, known);
  }
}

const SEMICOLON = 59;
const COMMA = 44;
const ZERO = 48;

function minutesByStep(ways: readonly SameWay[]): Map<string, Int32Array> {
  const most = new Map<string, number>();
  for (const { steps, count } of ways)
    for (const step of steps) most.set(step, (most.get(step) ?? 0) + count);
  const found = new Map(
    [...most].map(([step, size]) => [step, { minutes: new Int32Array(size), length: 0 }]),
  );
  for (const { steps, minutes } of ways) {
    const columns = steps.map((step) => found.get(step));
    eachNumber(minutes, (value, column) => {
      const kept = columns[column];
      if (kept) kept.minutes[kept.length++] = value;
    });
  }
  return new Map([...found].map(([step, { minutes, length }]) => [step, minutes.subarray(0, length).sort()]));
}

/** The texts hold a million numbers and more: they are read in one pass, without a string for each. */
function eachNumber(text: string, take: (value: number, column: number) => void): void {
  let column = 0;
  let value = -1;
  for (let index = 0; index <= text.length; index += 1) {
    const code = index < text.length ? text.charCodeAt(index) : SEMICOLON;
    if (code === COMMA || code === SEMICOLON) {
      if (value >= 0) take(value, column);
      column = code === COMMA ? column + 1 : 0;
      value = -1;
    } else {
      value = Math.max(0, value) * 10 + code - ZERO;
    }
  }
}

/** The value below which a share of a sample lies, interpolated between its neighbours; the sample is in order and not empty. */
export function quantileOf(ordered: Int32Array, share: number): number {
  const place = Math.min(1, Math.max(0, share)) * (ordered.length - 1);
  const low = ordered[Math.floor(place)] ?? 0;
  const high = ordered[Math.ceil(place)] ?? 0;
  return low + (high - low) * (place - Math.floor(place));
}
