import { type RandomSource, seededRandom } from '#analytics';
import { quantile } from './figures.ts';
import type { HttpUser } from './http-user.ts';
import { type ProcessorTime, processorTime } from './processes.ts';
import type { RunningProduct } from './product.ts';

/** Something a user does: requests sent together, done when the last has answered. */
export interface UserAction {
  name: string;
  places(random: RandomSource, user: number): readonly string[];
}

export interface ActionTimes {
  name: string;
  count: number;
  medianMs: number;
  p95Ms: number;
  mostMs: number;
  actionsPerSecond: number;
  /** Processor time an action costs the server; says what a busy machine hides. */
  processorMs: ProcessorTime;
}

/**
 * Lets all users do one action over and over for some seconds, each with a pause of `thinkMs` on average between two.
 * The first fifth is not counted: connections and caches are cold.
 */
export async function runUsers(
  users: readonly HttpUser[],
  action: UserAction,
  product: RunningProduct,
  options: { seconds: number; thinkMs: number; seed: number },
): Promise<ActionTimes> {
  const startedAt = performance.now();
  const countFrom = startedAt + (options.seconds * 1000) / 5;
  const end = startedAt + options.seconds * 1000;
  const times: number[] = [];
  let actions = 0;
  const spentBefore = processorTime(product);
  const live = async (user: HttpUser, place: number) => {
    const random = seededRandom(options.seed * 1000 + place);
    while (performance.now() < end) {
      if (options.thinkMs > 0) await pause(random.exponential(1 / options.thinkMs));
      const sentAt = performance.now();
      await Promise.all(action.places(random, place).map((one) => getWell(user, one)));
      actions += 1;
      if (sentAt > countFrom) times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(users.map(live));
  const spent = processorTime(product);
  const sample = Float64Array.from(times);
  return {
    name: action.name,
    count: sample.length,
    medianMs: quantile(sample, 0.5),
    p95Ms: quantile(sample, 0.95),
    mostMs: quantile(sample, 1),
    actionsPerSecond: sample.length / ((performance.now() - countFrom) / 1000),
    processorMs: {
      program: (spent.program - spentBefore.program) / actions,
      database: (spent.database - spentBefore.database) / actions,
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** An error answered fast must not pass for speed. */
async function getWell(user: HttpUser, place: string): Promise<void> {
  const { status, text } = await user.get(place);
  if (status !== 200) throw new Error(`${place} answered ${status}: ${text.slice(0, 300)}`);
}
