import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { TagTone } from '#modules/parties/contract';
import { answered } from '#ui';

export const partyKey = (partyId: string) => ['parties', 'one', partyId];
export const listKey = (query: object) => ['parties', 'list', query];

/** How one customer's file is asked for. */
export function partyOptions(partyId: string) {
  return queryOptions({
    queryKey: partyKey(partyId),
    queryFn: ({ signal }) => answered(api.parties.getParty({ params: { partyId }, query: {}, signal })),
  });
}

/** One customer's file. */
export function useParty(partyId: string) {
  return useQuery(partyOptions(partyId));
}

/** Tags in use, to choose from. */
export function useTags() {
  return useKnownTags()?.items ?? [];
}

/** The colour of a tag. */
export function useTagTone(): (tag: string) => TagTone {
  const tones = useKnownTags()?.tones ?? {};
  return (tag) => tones[tag] ?? 'plain';
}

function useKnownTags() {
  const { data } = useQuery({
    queryKey: ['parties', 'tags'],
    queryFn: ({ signal }) => answered(api.parties.listTags({ signal })),
    staleTime: 60_000,
  });
  return data;
}

/** Names of branches and staff by id: lists and files speak of them by name. */
export function usePlaceNames() {
  const branches = useQuery({
    queryKey: ['access', 'branches'],
    queryFn: ({ signal }) => answered(api.access.listBranches({ signal })),
    staleTime: 60_000,
  });
  const staff = useQuery({
    queryKey: ['access', 'staff'],
    queryFn: ({ signal }) => answered(api.access.listStaff({ signal })),
    staleTime: 60_000,
  });
  return {
    branches: branches.data?.items ?? [],
    staff: (staff.data?.items ?? []).filter(({ deactivatedAt }) => deactivatedAt === null),
    branchName: (id: string | null) => branches.data?.items.find(({ branchId }) => branchId === id)?.name,
    staffName: (id: string | null) => staff.data?.items.find(({ staffId }) => staffId === id)?.displayName,
  };
}

/** The currency of the business, in which thresholds are offered. */
export function useBusinessCurrency(): string {
  const { data } = useQuery({
    queryKey: ['access', 'business'],
    queryFn: ({ signal }) => answered(api.access.getBusiness({ signal })),
    staleTime: 600_000,
  });
  return data?.currency ?? 'CNY';
}
