/** How many failed attempts there were, counted three ways. */
export interface Attempts {
  /** For this account from this address. */
  pair: Counted;
  /** For this account from anywhere. */
  account: Counted;
  /** From this address for any account: a whole clinic may sit behind one. */
  address: Counted;
  /** Whether this account signed in from this address before; then strangers elsewhere do not slow it down. */
  isKnownAddress: boolean;
}

interface Counted {
  failures: number;
  secondsSinceLast: number;
}

/** Free tries, then a delay that doubles with each further failure, up to a longest one. */
interface Rule {
  free: number;
  longestSeconds: number;
}

const FIRST_DELAY_SECONDS = 5;
const PAIR: Rule = { free: 5, longestSeconds: 15 * 60 };
const ACCOUNT: Rule = { free: 20, longestSeconds: 5 * 60 };
const ADDRESS: Rule = { free: 150, longestSeconds: 60 };

/** Seconds to wait before the next attempt is looked at; 0 when it may be made now. */
export function signInDelaySeconds(attempts: Attempts): number {
  const delays = [remaining(attempts.pair, PAIR), remaining(attempts.address, ADDRESS)];
  if (!attempts.isKnownAddress) delays.push(remaining(attempts.account, ACCOUNT));
  return Math.ceil(Math.max(0, ...delays));
}

/** Failures at which administrators are told that somebody is guessing at an account. */
export const FAILURES_TO_ALERT_AT = ACCOUNT.free;

function remaining({ failures, secondsSinceLast }: Counted, { free, longestSeconds }: Rule): number {
  if (failures < free) return 0;
  const doublings = Math.min(failures - free, 20);
  return Math.min(longestSeconds, FIRST_DELAY_SECONDS * 2 ** doublings) - secondsSinceLast;
}
