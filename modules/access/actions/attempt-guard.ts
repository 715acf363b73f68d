import { refuse } from '#contract-kit';
import { type ActionContext, type HttpEdge, writeAudit } from '#platform';
import type { AccessServices } from '../access-services.ts';
import { accessProblems } from '../contract/index.ts';
import {
  addFailures,
  countFailures,
  forgetFailures,
  isKnownAddress,
  rememberAddress,
} from '../data/attempt-queries.ts';
import { insertAlert } from '../data/oversight-queries.ts';
import { hashOfToken } from '../data/secrets.ts';
import { FAILURES_TO_ALERT_AT, signInDelaySeconds } from '../domain/sign-in-delay.ts';

export interface AttemptGuard {
  /** Whom a failure is told of; unknown addresses are guarded just the same. */
  failed(staff: { staffId: string; displayName: string } | undefined): Promise<void>;
  succeeded(staffId: string): Promise<void>;
}

/** Refuses when too many attempts failed, longer each time; otherwise hands out what to tell how the attempt went. */
export async function guardAttempt(
  ctx: ActionContext,
  services: AccessServices,
  email: string,
  edge: HttpEdge,
): Promise<AttemptGuard> {
  const account = email.trim().toLowerCase();
  const address = hashOfToken(edge.address ?? 'here');
  const accountHash = hashOfToken(account);
  const keys = [`pair:${accountHash}:${address}`, `account:${accountHash}`, `address:${address}`];
  const [pair, ofAccount, ofAddress] = await countFailures(services.db, keys);
  if (!pair || !ofAccount || !ofAddress) throw new Error('failures are counted three ways');
  const isKnown = await isKnownAddress(services.db, account, address);
  const attempts = { pair, account: ofAccount, address: ofAddress, isKnownAddress: isKnown };
  const retryAfterSeconds = signInDelaySeconds(attempts);
  if (retryAfterSeconds > 0) {
    refuse(accessProblems.tooManyAttempts, `too many attempts; try again in ${retryAfterSeconds} seconds`, {
      context: { retryAfterSeconds },
    });
  }
  return {
    // The request is refused and its transaction rolled back: the failure is recorded beside it.
    async failed(staff) {
      const outside = { ...ctx, db: services.db };
      await addFailures(services.db, keys);
      if (!staff) return;
      const subject = { subjectKind: 'staff', subjectId: staff.staffId };
      await writeAudit(outside, 'session.refused', subject);
      if (ofAccount.failures + 1 !== FAILURES_TO_ALERT_AT) return;
      await insertAlert(services.db, {
        alertId: ctx.newId(),
        kind: 'sign-in-attacked',
        at: ctx.clock.now(),
        staffId: staff.staffId,
        staffName: staff.displayName,
        detail: { failures: FAILURES_TO_ALERT_AT },
      });
    },
    async succeeded(staffId) {
      await forgetFailures(ctx.db, keys.slice(0, 2));
      await rememberAddress(ctx.db, staffId, address);
    },
  };
}
