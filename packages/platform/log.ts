import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Lines of JSON on standard error, each with what it is about; never personal data. */
export function openLog(level: string): Log {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
