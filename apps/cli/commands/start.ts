import type { Settings } from '../../server/config/settings.ts';
import { startPerennial } from '../../server/start-perennial.ts';
import { CommandFailure } from '../command-failure.ts';
import { productVersion } from '../product-version.ts';

/** Failures whose message says what to do; anything else is a mistake of ours and shows its trace. */
const TOLD_AS_IT_IS = new Set(['EmbeddedPostgresError', 'MigrationError']);

/** Starts everything, prints where it is and how to sign in, and stops cleanly on SIGTERM or Ctrl-C. */
export async function start(settings: Settings): Promise<void> {
  const running = await startPerennial(settings, productVersion()).catch((failure: unknown) => {
    if (failure instanceof Error && TOLD_AS_IT_IS.has(failure.name))
      throw new CommandFailure(failure.message);
    if (isAddressInUse(failure)) {
      throw new CommandFailure(`port ${settings.port} is in use; choose another with PERENNIAL_PORT`);
    }
    throw failure;
  });
  console.log(`Perennial is ready: ${running.url}`);
  console.log(running.signIn);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop(running.stop));
}

async function stop(stopAll: () => Promise<void>): Promise<void> {
  await stopAll();
  process.exit(0);
}

function isAddressInUse(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE';
}
