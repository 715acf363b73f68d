/** Seconds to wait after each failure; after the last one the delivery is given up. About a day in all. */
export const WAITS_SECONDS = [5, 30, 120, 600, 3_600, 10_800, 21_600, 43_200] as const;

/** What an attempt came to. */
export interface AttemptResult {
  /** Null when there was no answer at all. */
  status: number | null;
  error: string | null;
}

export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'again'; afterSeconds: number }
  | { kind: 'dead'; webhookIsGone: boolean };

/** What follows from an attempt. A redirect is a failure: where it leads was never agreed. 410 says the receiver is gone for good. */
export function judgeAttempt({ status }: AttemptResult, failuresBefore: number): Verdict {
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return { kind: 'dead', webhookIsGone: true };
  const afterSeconds = WAITS_SECONDS[failuresBefore];
  return afterSeconds === undefined
    ? { kind: 'dead', webhookIsGone: false }
    : { kind: 'again', afterSeconds };
}

/** Whether a webhook wants an event. A trial is for the webhook it names alone. */
export function webhookWants(
  webhook: { webhookId: string; eventNames: readonly string[] },
  event: { name: string; payload: Readonly<Record<string, unknown>> },
): boolean {
  if (event.name === 'webhook.tried') return event.payload.webhookId === webhook.webhookId;
  return webhook.eventNames.length === 0 || webhook.eventNames.includes(event.name);
}
