import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { RepairStage, RepairSummary } from '#modules/repairs/contract';
import { answered, type KeysetListOptions, useKeysetList, useMay } from '#ui';

const key = ['repairs'];

export type RepairListFilter = {
  readonly state: 'open' | 'overdue' | 'ended';
  readonly stage?: RepairStage | undefined;
};

/** Repairs of a stage, overdue ones, or ended ones. */
export function useRepairList({ state, stage }: RepairListFilter) {
  return useKeysetList(repairList({ state, stage }));
}

/** The open repairs of one stage, as a list asks for them. */
export const stageList = (stage: RepairStage) => repairList({ state: 'open', stage });

function repairList({ state, stage }: RepairListFilter): KeysetListOptions<RepairSummary> {
  return {
    queryKey: [...key, 'list', state, stage],
    askPage: ({ cursor, signal }) =>
      api.repairs.listRepairs({ query: { state, stage: openStage(stage), cursor, limit: 30 }, signal }),
  };
}

type OpenStage = NonNullable<NonNullable<Parameters<typeof api.repairs.listRepairs>[0]['query']>['stage']>;
const openStage = (stage: RepairStage | undefined) => stage as OpenStage | undefined;

/** Repairs of one asset, going on and over. */
export function useRepairsOf(assetId: string, state: 'open' | 'ended') {
  return useQuery({
    queryKey: [...key, 'of', assetId, state],
    queryFn: ({ signal }) =>
      answered(api.repairs.listRepairs({ query: { assetId, state, limit: 50 }, signal })),
  });
}

export function useRepair(repairId: string) {
  return useQuery({
    queryKey: [...key, 'one', repairId],
    queryFn: ({ signal }) => answered(api.repairs.showRepair({ params: { repairId }, signal })),
  });
}

/** How many repairs are open at each stage. */
export function useStages() {
  const may = useMay();
  return useQuery({
    queryKey: [...key, 'stages'],
    queryFn: ({ signal }) => answered(api.repairs.countStages({ signal })),
    enabled: may('repairs.read'),
    refetchInterval: 5 * 60_000,
  });
}

/** How many repairs are overdue; undefined for who may not see any. */
export function useOverdueCount(): number | undefined {
  const { data } = useStages();
  return data?.items.reduce((sum, { overdue }) => sum + overdue, 0);
}

export function useStandards() {
  return useQuery({
    queryKey: [...key, 'standards'],
    queryFn: ({ signal }) => answered(api.repairs.listStandards({ signal })),
  });
}

export function useRepairFigures() {
  return useQuery({
    queryKey: [...key, 'figures'],
    queryFn: ({ signal }) => answered(api.repairs.showFigures({ signal })),
  });
}

export function useLoaners() {
  return useQuery({
    queryKey: [...key, 'loaners'],
    queryFn: ({ signal }) => answered(api.repairs.listLoaners({ query: { limit: 200 }, signal })),
  });
}

/** After a repair was taken in or carried on: every list of them, the asset, and what happened with the customer. */
export async function refreshRepairs(client: QueryClient, partyId?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: key }),
    client.invalidateQueries({ queryKey: ['assets'] }),
    ...(partyId === undefined ? [] : [client.invalidateQueries({ queryKey: ['timeline', partyId] })]),
  ]);
}
