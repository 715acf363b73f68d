// Erlang (1917); with customers who hang up: Palm (1957), Erlang A, as in Garnett, Mandelbaum and Reiman (2002),
// Manufacturing and Service Operations Management 4(3), 208–227.
import { InvalidInput, requirePositive } from '../invalid-input.ts';

/** Calls of one interval, by the hour. */
export interface CallLoad {
  callsPerHour: number;
  /** Mean time a call takes, with the work after it. */
  handleSeconds: number;
}

/** What callers meet with a number of agents. */
export interface QueueForecast {
  agents: number;
  /** Calls times handling time: agents busy on average. */
  offeredErlangs: number;
  /** Share of callers who wait at all. */
  waitShare: number;
  /** Share answered within the seconds asked for. */
  serviceLevel: number;
  /** Mean wait of all callers. */
  meanWaitSeconds: number;
  /** Share who hang up; 0 where callers wait for ever. */
  abandonShare: number;
  /** Share of the agents' time on calls. */
  occupancy: number;
}

/** What counts as answered in time, and how long callers stay. */
export interface QueueRules {
  withinSeconds: number;
  /** Mean time until a waiting caller hangs up; left out, callers wait for ever (Erlang C). */
  patienceSeconds?: number;
}

/**
 * What callers meet with a number of agents: Erlang C, or Erlang A when patience is given.
 *
 * @returns Without patience and with too few agents the queue grows without end: waits are Infinity, service level 0.
 * @throws InvalidInput unless all numbers are positive and agents are whole.
 * @example
 * forecastQueue({ callsPerHour: 120, handleSeconds: 240 }, 11, { withinSeconds: 20 }).serviceLevel // ≈ 0.8092
 */
export function forecastQueue(load: CallLoad, agents: number, rules: QueueRules): QueueForecast {
  requireQueue('forecastQueue', load, rules);
  if (!Number.isInteger(agents) || agents < 1)
    throw new InvalidInput(`forecastQueue requires one agent or more, got ${agents}`);
  return rules.patienceSeconds === undefined
    ? erlangC(load, agents, rules.withinSeconds)
    : erlangA(load, agents, rules.withinSeconds, rules.patienceSeconds);
}

/** What staffing should reach. */
export interface StaffingTarget extends QueueRules {
  /** Share answered within `withinSeconds`, e.g. 0.8. */
  serviceLevel: number;
  /** Highest share of time on calls; 1 unless told. */
  highestOccupancy?: number;
  /** Share of paid time not at the telephone (breaks, training); adds to the people to roster. */
  shrinkageShare?: number;
}

/** Agents needed, with what one fewer and one more would give. */
export interface StaffingPlan {
  needed: QueueForecast;
  /** People to roster: agents / (1 − shrinkage), rounded up. */
  rostered: number;
  oneFewer: QueueForecast | undefined;
  oneMore: QueueForecast;
}

/**
 * Fewest agents that reach a service level.
 *
 * @throws InvalidInput unless 0 < serviceLevel < 1 and 0 ≤ shrinkageShare < 1.
 * @example
 * planStaffing({ callsPerHour: 120, handleSeconds: 240 }, { serviceLevel: 0.8, withinSeconds: 20 }).needed.agents // ≈ 11
 */
export function planStaffing(load: CallLoad, target: StaffingTarget): StaffingPlan {
  requireQueue('planStaffing', load, target);
  const { serviceLevel, highestOccupancy = 1, shrinkageShare = 0 } = target;
  if (
    !(
      serviceLevel > 0 &&
      serviceLevel < 1 &&
      shrinkageShare >= 0 &&
      shrinkageShare < 1 &&
      highestOccupancy > 0
    )
  ) {
    throw new InvalidInput(
      `planStaffing requires 0 < serviceLevel < 1, 0 ≤ shrinkageShare < 1 and highestOccupancy > 0, got ${serviceLevel}, ${shrinkageShare} and ${highestOccupancy}`,
    );
  }
  const enough = (agents: number): boolean => {
    const forecast = forecastQueue(load, agents, target);
    return forecast.serviceLevel >= serviceLevel && forecast.occupancy <= highestOccupancy;
  };
  let high = 1;
  while (!enough(high)) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return {
    needed: forecastQueue(load, high, target),
    rostered: Math.ceil(high / (1 - shrinkageShare) - 1e-9),
    oneFewer: high > 1 ? forecastQueue(load, high - 1, target) : undefined,
    oneMore: forecastQueue(load, high + 1, target),
  };
}

function erlangC(
  { callsPerHour, handleSeconds }: CallLoad,
  agents: number,
  withinSeconds: number,
): QueueForecast {
  const offeredErlangs = (callsPerHour * handleSeconds) / 3600;
  const spare = agents - offeredErlangs;
  if (spare <= 0) {
    return {
      agents,
      offeredErlangs,
      waitShare: 1,
      serviceLevel: 0,
      meanWaitSeconds: Infinity,
      abandonShare: 0,
      occupancy: 1,
    };
  }
  // Share lost (Erlang B) by its recursion, which never overflows; then Erlang C from it.
  let lost = 1;
  for (let n = 1; n <= agents; n += 1) lost = (offeredErlangs * lost) / (n + offeredErlangs * lost);
  const waitShare = lost / (1 - (offeredErlangs / agents) * (1 - lost));
  return {
    agents,
    offeredErlangs,
    waitShare,
    serviceLevel: 1 - waitShare * Math.exp((-spare * withinSeconds) / handleSeconds),
    meanWaitSeconds: (waitShare * handleSeconds) / spare,
    abandonShare: 0,
    occupancy: offeredErlangs / agents,
  };
}

const NEGLIGIBLE = 1e-16;

/** Birth and death with patience: states are calls in the system, weighted from the mode so that nothing overflows. */
function erlangA(
  { callsPerHour, handleSeconds }: CallLoad,
  agents: number,
  withinSeconds: number,
  patienceSeconds: number,
): QueueForecast {
  const arrival = callsPerHour / 3600;
  const service = 1 / handleSeconds;
  const patience = 1 / patienceSeconds;
  const leaving = (calls: number): number =>
    Math.min(calls, agents) * service + Math.max(0, calls - agents) * patience;
  const weights = stationaryWeights(arrival, leaving);
  let busy = 0;
  let waiting = 0;
  let waited = 0;
  let inTime = 0;
  weights.forEach((weight, calls) => {
    busy += weight * Math.min(calls, agents);
    waiting += weight * Math.max(0, calls - agents);
    if (calls >= agents) waited += weight;
    else inTime += weight;
  });
  inTime += answeredInTime(weights, agents, agents * service, patience, withinSeconds);
  return {
    agents,
    offeredErlangs: arrival * handleSeconds,
    waitShare: waited,
    serviceLevel: Math.min(1, inTime),
    meanWaitSeconds: waiting / arrival,
    abandonShare: (patience * waiting) / arrival,
    occupancy: busy / agents,
  };
}

function stationaryWeights(arrival: number, leaving: (calls: number) => number): Float64Array {
  let mode = 0;
  while (arrival > leaving(mode + 1)) mode += 1;
  const above: number[] = [];
  for (let weight = 1, calls = mode; weight > NEGLIGIBLE; calls += 1) {
    above.push(weight);
    weight *= arrival / leaving(calls + 1);
  }
  const below: number[] = [];
  for (let weight = 1, calls = mode; calls > 0; calls -= 1) {
    weight *= leaving(calls) / arrival;
    below.push(weight);
  }
  const weights = Float64Array.from([...below.reverse(), ...above]);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * Share of callers who find all agents busy and are answered within the time. A caller with `ahead` others waiting is
 * answered after ahead + 1 departures, at rates that fall as the queue ahead empties; own patience runs alongside.
 */
function answeredInTime(
  weights: Float64Array,
  agents: number,
  busyRate: number,
  patience: number,
  withinSeconds: number,
): number {
  const longest = weights.length - agents;
  if (longest <= 0) return 0;
  // state[k]: the caller still waits with k ahead; uniformisation over Poisson steps of the fastest rate.
  const rate = busyRate + longest * patience;
  const state = new Float64Array(longest);
  for (let ahead = 0; ahead < longest; ahead += 1) state[ahead] = weights[agents + ahead] ?? 0;
  let answered = 0;
  let poisson = Math.exp(-rate * withinSeconds);
  let seen = poisson;
  let result = 0;
  const steps = Math.ceil(rate * withinSeconds + 12 * Math.sqrt(rate * withinSeconds) + 40);
  const logMean = Math.log(rate * withinSeconds);
  let logPoisson = -rate * withinSeconds;
  for (let step = 1; step <= steps; step += 1) {
    answered += (state[0] ?? 0) * (busyRate / rate);
    for (let ahead = 0; ahead < longest; ahead += 1) {
      const own = state[ahead] ?? 0;
      const out = busyRate + ahead * patience + patience;
      const next = (state[ahead + 1] ?? 0) * ((busyRate + (ahead + 1) * patience) / rate);
      state[ahead] = own * (1 - out / rate) + next;
    }
    logPoisson += logMean - Math.log(step);
    poisson = Math.exp(logPoisson);
    seen += poisson;
    result += poisson * answered;
  }
  return result + Math.max(0, 1 - seen) * answered;
}

function requireQueue(functionName: string, load: CallLoad, rules: QueueRules): void {
  requirePositive(functionName, {
    callsPerHour: load.callsPerHour,
    handleSeconds: load.handleSeconds,
    ...(rules.patienceSeconds === undefined ? {} : { patienceSeconds: rules.patienceSeconds }),
  });
  if (!(rules.withinSeconds >= 0 && rules.withinSeconds < Infinity))
    throw new InvalidInput(`${functionName} requires withinSeconds ≥ 0, got ${rules.withinSeconds}`);
}
