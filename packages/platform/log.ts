import { type Logger, pino } from 'pino';

export type Log = Logger;

/** What PostgreSQL adds to its errors from the rows at hand: names, telephone numbers, whatever was typed. */
const VALUES_OF_ROWS = ['detail', 'where', 'hint', 'internalQuery'];

/** An error for the log: what failed and where, without the values it failed on. */
export function errorWithoutValues(failure: unknown): unknown {
  if (!(failure instanceof Error)) return failure;
  const told: Record<string, unknown> = { ...pino.stdSerializers.err(failure) };
  if (!('severity' in failure)) return told;
  for (const name of VALUES_OF_ROWS) delete told[name];
  // Messages quote names and values alike, and a value may hold quotes itself; tables, columns and rules have fields of their own.
  const message = failure.message.replace(/".*"/s, '"…"');
  return { ...told, message, stack: String(told.stack).replace(failure.message, message) };
}

/** Lines of JSON on standard error, each with what it is about; never personal data. */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorWithoutValues },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
