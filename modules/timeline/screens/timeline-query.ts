import type { QueryClient } from '@tanstack/react-query';

export function timelineKey(partyId: string): readonly unknown[] {
  return ['timeline', partyId];
}

/** After something was written or taken back: everything that tells what happened with the customer. */
export async function refreshTimeline(client: QueryClient, partyId: string): Promise<void> {
  await client.invalidateQueries({ queryKey: timelineKey(partyId) });
}
