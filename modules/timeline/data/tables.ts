import type { CallDirection, CallOutcome, ContactChannel } from '../contract/index.ts';

export type TimelineTables = {
  'timeline.interaction': {
    party_id: string;
    interaction_id: string;
    kind: 'note' | 'call' | 'contact';
    occurred_at: string;
    recorded_at: string;
    by_id: string;
    by_name: string;
    body: string;
    direction: CallDirection | null;
    outcome: CallOutcome | null;
    minutes: number | null;
    channel: ContactChannel | null;
  };
  'timeline.retraction': {
    party_id: string;
    interaction_id: string;
    at: string;
    by_id: string;
    by_name: string;
  };
};
