import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, useLogWords, useToasts } from '#ui';

export const privacyKey = ['privacy'];

/** What a customer allows. */
export function useConsents(partyId: string) {
  return useQuery({
    queryKey: [...privacyKey, 'consents', partyId],
    queryFn: ({ signal }) => answered(api.privacy.getConsents({ params: { partyId }, signal })),
  });
}

/** The words in force, to read out to whoever is asked. */
export function useWordingsInForce() {
  const { data } = useQuery({
    queryKey: [...privacyKey, 'wordings', 'in-force'],
    queryFn: ({ signal }) => answered(api.privacy.listWordingsInForce({ signal })),
    staleTime: 60_000,
  });
  return data?.items ?? [];
}

/** Impact assessments, those to be reviewed first. */
export function useAssessments() {
  return useQuery({
    queryKey: [...privacyKey, 'assessments'],
    queryFn: ({ signal }) => answered(api.privacy.listAssessments({ signal })),
  });
}

/** Does something, says so, and brings everything about privacy up to date. */
export function usePrivacyAct() {
  const client = useQueryClient();
  const toasts = useToasts();
  return async <T>(work: Promise<T>, said: (value: T) => string): Promise<T> => {
    const value = await work;
    await Promise.all([
      client.invalidateQueries({ queryKey: privacyKey }),
      client.invalidateQueries({ queryKey: ['timeline'] }),
    ]);
    toasts.done(said(value));
    return value;
  };
}

/** What a table holds, in words; a table nobody has named yet shows its own name. */
export function useTableName(): (table: string) => string {
  const logWords = useLogWords();
  return (table) => logWords('table', table);
}

/** People who work here, for choosing who answers. */
export function useStaffChoices() {
  const { data } = useQuery({
    queryKey: ['access', 'staff'],
    queryFn: ({ signal }) => answered(api.access.listStaff({ signal })),
  });
  return data?.items.map(({ staffId, displayName }) => ({ value: staffId, label: displayName })) ?? [];
}
