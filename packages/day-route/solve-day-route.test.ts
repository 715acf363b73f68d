import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RouteJob, type RouteProblem, solveDayRoute, travelTable } from './index.ts';

const MINUTE = 60;
const HOUR = 3600;
const at = (hour: number, minute = 0) => hour * HOUR + minute * MINUTE;

/** Places on a street, ten minutes from door to door. */
const street = (places: number) =>
  Array.from({ length: places }, (_, from) =>
    Array.from({ length: places }, (_, to) => Math.abs(from - to) * 10 * MINUTE),
  );

const jobsOf = (routes: ReturnType<typeof solveDayRoute>) =>
  Object.fromEntries(
    routes.routes.map(({ vehicleId, stops }) => [
      vehicleId,
      stops.filter(({ kind }) => kind === 'job').map(({ id }) => id),
    ]),
  );

describe('the route of a day', () => {
  it('finds the shortest routes of the reference of two vehicles and four jobs: 6411', () => {
    const problem: RouteProblem = {
      travelSeconds: [
        [0, 2104, 197, 1299],
        [2103, 0, 2255, 3152],
        [197, 2256, 0, 1102],
        [1299, 3153, 1102, 0],
      ],
      vehicles: [
        { id: '47', startPlace: 0, endPlace: 0 },
        { id: '48', startPlace: 2, endPlace: 2 },
      ],
      jobs: [
        { id: '1414', place: 0 },
        { id: '1515', place: 1 },
        { id: '1616', place: 2 },
        { id: '1717', place: 3 },
      ],
    };

    const planned = solveDayRoute(problem);

    expect(planned.travelSeconds).toBe(6411);
    const routes = jobsOf(planned);
    expect(routes['47']?.toSorted()).toEqual(['1414', '1515']);
    expect(routes['48']?.toSorted()).toEqual(['1616', '1717']);
    expect(planned.unassigned).toEqual([]);
  });

  it('comes within windows, waits where it must, and leaves home no sooner than needed', () => {
    const planned = solveDayRoute({
      travelSeconds: street(3),
      vehicles: [
        { id: 'lin', startPlace: 0, endPlace: 0, hours: { fromSeconds: at(8), untilSeconds: at(18) } },
      ],
      jobs: [
        {
          id: 'late',
          place: 1,
          serviceSeconds: 30 * MINUTE,
          windows: [{ fromSeconds: at(11), untilSeconds: at(12) }],
        },
        {
          id: 'early',
          place: 2,
          serviceSeconds: 30 * MINUTE,
          windows: [{ fromSeconds: at(9), untilSeconds: at(9, 30) }],
        },
      ],
    });

    const [route] = planned.routes;
    expect(
      route?.stops.map(({ id, arrivesAtSeconds, waitingSeconds, leavesAtSeconds }) => [
        id,
        arrivesAtSeconds,
        waitingSeconds,
        leavesAtSeconds,
      ]),
    ).toEqual([
      ['lin', at(9, 10), 0, at(9, 10)],
      ['early', at(9, 30), 0, at(10)],
      ['late', at(10, 10), 50 * MINUTE, at(11, 30)],
      ['lin', at(11, 40), 0, at(11, 40)],
    ]);
  });

  it('sends only who has the skills, and says so when nobody has', () => {
    const planned = solveDayRoute({
      travelSeconds: street(3),
      vehicles: [
        { id: 'near', startPlace: 1, skills: ['cleaning'] },
        { id: 'far', startPlace: 0, skills: ['fitting', 'cleaning'] },
      ],
      jobs: [
        { id: 'fitting', place: 2, skills: ['fitting'] },
        { id: 'roof', place: 2, skills: ['climbing'] },
      ],
    });

    expect(jobsOf(planned)).toEqual({ far: ['fitting'] });
    expect(planned.unassigned).toEqual([{ jobId: 'roof', reason: 'skills' }]);
  });

  it('carries no more than there is room for', () => {
    const planned = solveDayRoute({
      travelSeconds: street(4),
      vehicles: [
        { id: 'van', startPlace: 0, capacity: [5] },
        { id: 'bicycle', startPlace: 3, capacity: [1] },
      ],
      jobs: [
        { id: 'a', place: 1, load: [3] },
        { id: 'b', place: 2, load: [3] },
        { id: 'c', place: 3, load: [1] },
        { id: 'piano', place: 1, load: [9] },
      ],
    });

    expect(planned.unassigned).toHaveLength(2);
    expect(planned.unassigned).toContainEqual({ jobId: 'piano', reason: 'capacity' });
    expect(planned.unassigned).toContainEqual({ jobId: expect.stringMatching(/^[ab]$/), reason: 'full' });
    for (const jobs of Object.values(jobsOf(planned))) expect(jobs.length).toBeLessThanOrEqual(2);
  });

  it('takes the lunch break within its window, where it costs the least time', () => {
    const planned = solveDayRoute({
      travelSeconds: street(3),
      vehicles: [
        {
          id: 'lin',
          startPlace: 0,
          endPlace: 0,
          hours: { fromSeconds: at(9), untilSeconds: at(17) },
          breaks: [
            { id: 'lunch', window: { fromSeconds: at(12), untilSeconds: at(13) }, durationSeconds: HOUR },
          ],
        },
      ],
      jobs: [
        { id: 'morning', place: 1, serviceSeconds: 2 * HOUR },
        { id: 'long', place: 2, serviceSeconds: 2 * HOUR },
      ],
    });

    const stops = planned.routes[0]?.stops ?? [];
    const lunch = stops.find(({ kind }) => kind === 'break');
    expect(stops.filter(({ kind }) => kind === 'break')).toHaveLength(1);
    const begins = (lunch?.arrivesAtSeconds ?? 0) + (lunch?.waitingSeconds ?? 0);
    expect(begins).toBeGreaterThanOrEqual(at(12));
    expect(begins).toBeLessThanOrEqual(at(13));
    expect(stops.at(-1)?.leavesAtSeconds).toBe(at(15, 20));
  });

  it('goes without lunch when the day is over before', () => {
    const planned = solveDayRoute({
      travelSeconds: street(2),
      vehicles: [
        {
          id: 'lin',
          startPlace: 0,
          endPlace: 0,
          hours: { fromSeconds: at(9), untilSeconds: at(17) },
          breaks: [
            { id: 'lunch', window: { fromSeconds: at(12), untilSeconds: at(13) }, durationSeconds: HOUR },
          ],
        },
      ],
      jobs: [{ id: 'short', place: 1, serviceSeconds: HOUR }],
    });

    expect(planned.routes[0]?.stops.map(({ kind }) => kind)).toEqual(['start', 'job', 'end']);
  });

  it('leaves out what cannot be reached in time, and what is least urgent on a full day', () => {
    const planned = solveDayRoute({
      travelSeconds: street(2),
      vehicles: [{ id: 'lin', startPlace: 0, hours: { fromSeconds: at(9), untilSeconds: at(11) } }],
      jobs: [
        { id: 'usual', place: 1, serviceSeconds: HOUR },
        { id: 'urgent', place: 1, serviceSeconds: HOUR, priority: 5 },
        { id: 'dawn', place: 1, windows: [{ fromSeconds: at(5), untilSeconds: at(6) }] },
      ],
    });

    expect(jobsOf(planned)).toEqual({ lin: ['urgent'] });
    expect(planned.unassigned).toHaveLength(2);
    expect(planned.unassigned).toEqual(
      expect.arrayContaining([
        { jobId: 'usual', reason: 'full' },
        { jobId: 'dawn', reason: 'time' },
      ]),
    );
  });

  it('finds the ring through places on a circle, which is known to be the shortest', () => {
    const points = Array.from({ length: 60 }, (_, index) => (index / 60) * 2 * Math.PI);
    const travelSeconds = points.map((from) =>
      points.map((to) => Math.hypot(Math.cos(from) - Math.cos(to), Math.sin(from) - Math.sin(to)) * 1000),
    );

    const planned = solveDayRoute(
      {
        travelSeconds,
        vehicles: [{ id: 'lin', startPlace: 0, endPlace: 0 }],
        jobs: points.slice(1).map((_, index) => ({ id: `p${index + 1}`, place: index + 1 })),
      },
      { rounds: 500 },
    );

    expect(planned.travelSeconds).toBeCloseTo(60 * 2 * Math.sin(Math.PI / 60) * 1000, 6);
  });

  it('is as short as trying all orders of seven jobs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 8, maxLength: 8 }),
        (points) => {
          const travelSeconds = points.map(([x, y]) => points.map(([u, v]) => Math.hypot(x - u, y - v)));
          const jobs = points.slice(1).map((_, index) => ({ id: `p${index + 1}`, place: index + 1 }));

          const planned = solveDayRoute(
            { travelSeconds, vehicles: [{ id: 'lin', startPlace: 0, endPlace: 0 }], jobs },
            { rounds: 300 },
          );

          expect(planned.travelSeconds).toBeLessThanOrEqual(shortest(travelSeconds, jobs) + 1e-6);
        },
      ),
      { numRuns: 15, seed: 7 },
    );
  });

  it('loses and doubles nothing, and keeps every window and every hour', () => {
    const job = fc.record({
      place: fc.nat(9),
      serviceSeconds: fc.integer({ min: 0, max: 2 * HOUR }),
      from: fc.integer({ min: at(7), max: at(16) }),
      width: fc.integer({ min: 0, max: 3 * HOUR }),
      skilled: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(job, { minLength: 1, maxLength: 20 }), (given) => {
        const jobs: RouteJob[] = given.map(({ place, serviceSeconds, from, width, skilled }, index) => ({
          id: `j${index}`,
          place,
          serviceSeconds,
          windows: [{ fromSeconds: from, untilSeconds: from + width }],
          skills: skilled ? ['fitting'] : [],
        }));
        const hours = { fromSeconds: at(8), untilSeconds: at(17) };

        const planned = solveDayRoute(
          {
            travelSeconds: street(10),
            vehicles: [
              { id: 'lin', startPlace: 0, endPlace: 0, hours, skills: ['fitting'] },
              { id: 'wu', startPlace: 5, endPlace: 5, hours },
            ],
            jobs,
          },
          { rounds: 30 },
        );

        const stops = planned.routes.flatMap((route) => route.stops.filter(({ kind }) => kind === 'job'));
        const told = [...stops.map(({ id }) => id), ...planned.unassigned.map(({ jobId }) => jobId)];
        expect(told.toSorted()).toEqual(jobs.map(({ id }) => id).toSorted());
        for (const stop of stops) {
          const { windows = [] } = jobs.find(({ id }) => id === stop.id) ?? {};
          const begins = stop.arrivesAtSeconds + stop.waitingSeconds;
          expect(begins).toBeGreaterThanOrEqual(windows[0]?.fromSeconds ?? 0);
          expect(begins).toBeLessThanOrEqual(windows[0]?.untilSeconds ?? 0);
        }
        for (const { stops: halts } of planned.routes) {
          expect(halts[0]?.leavesAtSeconds).toBeGreaterThanOrEqual(hours.fromSeconds);
          expect(halts.at(-1)?.leavesAtSeconds).toBeLessThanOrEqual(hours.untilSeconds);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('gives the same routes for the same seed', () => {
    const points = Array.from({ length: 20 }, (_, index) => ({
      latitude: 31.2 + ((index * 37) % 20) / 200,
      longitude: 121.4 + ((index * 53) % 20) / 200,
    }));
    const problem: RouteProblem = {
      travelSeconds: travelTable(points, { detourFactor: 1.3, speedKmPerHour: 25 }),
      vehicles: [
        { id: 'lin', startPlace: 0, endPlace: 0 },
        { id: 'wu', startPlace: 0, endPlace: 0 },
      ],
      jobs: points.slice(1).map((_, index) => ({ id: `p${index + 1}`, place: index + 1 })),
    };

    expect(solveDayRoute(problem, { seed: 4, rounds: 200 })).toEqual(
      solveDayRoute(problem, { seed: 4, rounds: 200 }),
    );
  });

  it('tells all faults of a problem at once', () => {
    expect(() =>
      solveDayRoute({
        travelSeconds: [[0, -1]],
        vehicles: [{ id: 'lin', startPlace: 4 }],
        jobs: [
          { id: 'a', place: 7, windows: [{ fromSeconds: 9, untilSeconds: 3 }] },
          { id: 'a', place: 0 },
        ],
      }),
    ).toThrow(
      /row 0 .*2 places instead of 1.*negative.*job a is at place 7.*ends at 3, before 9.*place 4.*two jobs with the id a/,
    );
  });
});

describe('roads guessed from the map', () => {
  it('are the great circle times the detour, at the speed', () => {
    const [[, seconds] = []] = travelTable(
      [
        { latitude: 0, longitude: 0 },
        { latitude: 0, longitude: 1 },
      ],
      { detourFactor: 1.3, speedKmPerHour: 30 },
    );

    // A degree on the equator is 111.195 km of the mean earth: 111.195 × 1.3 / 30 hours.
    expect(seconds).toBe(Math.round(((111.195_08 * 1.3) / 30) * HOUR));
  });
});

function shortest(travel: readonly (readonly number[])[], jobs: readonly RouteJob[]): number {
  const road = (from: number, to: number) => travel[from]?.[to] ?? 0;
  const tryAll = (place: number, left: readonly RouteJob[]): number =>
    left.length === 0
      ? road(place, 0)
      : Math.min(
          ...left.map(
            (job) =>
              road(place, job.place) +
              tryAll(
                job.place,
                left.filter((each) => each !== job),
              ),
          ),
        );
  return tryAll(0, jobs);
}
