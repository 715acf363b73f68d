import type { ColumnType, Generated } from 'kysely';

type Instant = ColumnType<string, Date | string, Date | string>;
type MaybeInstant = ColumnType<string | null, Date | string | null | undefined, Date | string | null>;

export type IntegrationsTables = {
  'integrations.webhook': {
    webhook_id: string;
    name: string;
    url: string;
    event_names: string[];
    includes_payload: boolean;
    secret: string;
    previous_secret: string | null;
    previous_secret_until: MaybeInstant;
    created_at: Instant;
    created_by_name: string;
    paused_at: MaybeInstant;
    paused_reason: 'asked' | 'gone' | null;
    version: Generated<number>;
  };
  'integrations.delivery': {
    webhook_id: string;
    event_id: string;
    position: number;
    event_name: string;
    subject_id: string | null;
    state: 'waiting' | 'delivered' | 'dead' | 'withdrawn';
    failures: Generated<number>;
    next_attempt_at: MaybeInstant;
    claimed_until: MaybeInstant;
    fence: Generated<number>;
    delivered_at: MaybeInstant;
  };
  'integrations.attempt': {
    webhook_id: string;
    event_id: string;
    fence: number;
    at: Instant;
    milliseconds: number;
    status: number | null;
    error: string | null;
  };
};
