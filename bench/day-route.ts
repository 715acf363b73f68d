import { type RouteProblem, solveDayRoute, travelTable } from '../packages/day-route/index.ts';

/** How good and how fast a planned day is: the usual search against one forty times as long. */
const HOUR = 3600;
const LONG_ROUNDS = 120_000;

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Visits over a town, four technicians, a third of the customers with a window, lunch at noon. */
function town(visits: number, seed: number): RouteProblem {
  const next = chance(seed);
  const points = Array.from({ length: visits + 1 }, () => ({
    latitude: 31.1 + next() * 0.25,
    longitude: 121.3 + next() * 0.3,
  }));
  const hours = { fromSeconds: 8 * HOUR, untilSeconds: 18 * HOUR };
  const lunch = {
    id: 'lunch',
    window: { fromSeconds: 11.5 * HOUR, untilSeconds: 13 * HOUR },
    durationSeconds: HOUR,
  };
  return {
    travelSeconds: travelTable(points, { detourFactor: 1.3, speedKmPerHour: 30 }),
    vehicles: Array.from({ length: Math.ceil(visits / 13) }, (_, index) => ({
      id: `technician ${index + 1}`,
      startPlace: 0,
      endPlace: 0,
      hours,
      breaks: [lunch],
    })),
    jobs: Array.from({ length: visits }, (_, index) => {
      const fromSeconds = (8 + Math.floor(next() * 7)) * HOUR;
      const windowed = next() < 1 / 3;
      return {
        id: `visit ${index + 1}`,
        place: index + 1,
        serviceSeconds: 1200,
        ...(windowed ? { windows: [{ fromSeconds, untilSeconds: fromSeconds + 3 * HOUR }] } : {}),
      };
    }),
  };
}

for (const visits of [20, 60, 200]) {
  const problem = town(visits, visits);
  const started = performance.now();
  const usual = solveDayRoute(problem);
  const seconds = (performance.now() - started) / 1000;
  const rounds = visits === 200 ? LONG_ROUNDS / 10 : LONG_ROUNDS;
  const best = solveDayRoute(problem, { rounds, seed: 2 });
  const excess = usual.travelSeconds / best.travelSeconds - 1;
  process.stdout.write(
    `${visits} visits: ${seconds.toFixed(2)} s, left out ${usual.unassigned.length} (long run ${best.unassigned.length}), ` +
      `roads ${(excess * 100).toFixed(1)} % longer than a run of ${rounds} rounds\n`,
  );
}
