import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '#contract';
import { type Answers, inLanguage } from '#form-kit';
import type { Process } from '#modules/service-processes/contract';
import { answered, ShownAnswer, usePreferences, useSession } from '#ui';
import type { DocumentPart } from './fitting-documents.ts';

const FITTING = 'hearing.fitting';

/** What papers are made of: the branch, who made the fitting, and what was answered in it. */
export interface FittingFile {
  branch: string;
  clinician: string;
  fitting: Process | undefined;
  rowsOf(part: DocumentPart): { key: string; label: string; value: ReactNode }[];
}

/** The latest fitting of a customer, open or ended, as papers need it. */
export function useFittingFile(partyId: string) {
  const [{ language }] = usePreferences();
  const branches = useSession()?.branches ?? [];
  const query = useQuery({
    queryKey: ['hearing', 'fitting-file', partyId],
    queryFn: async ({ signal }) => {
      const [party, open, ended] = await Promise.all([
        answered(api.parties.getParty({ params: { partyId }, query: {}, signal })),
        answered(api.serviceProcesses.listProcesses({ query: { partyId, state: 'open' }, signal })),
        answered(api.serviceProcesses.listProcesses({ query: { partyId, state: 'ended' }, signal })),
      ]);
      const latest = [...open.items, ...ended.items].find(({ templateKey }) => templateKey === FITTING);
      const params = { processId: latest?.processId ?? '' };
      const fitting = latest && (await answered(api.serviceProcesses.showProcess({ params, signal })));
      return { party, fitting };
    },
  });
  const onRetry = () => void query.refetch();
  if (!query.data) return { data: undefined, error: query.error ?? undefined, onRetry };
  const { party, fitting } = query.data;
  const done = fitting?.visits.filter(({ outcome }) => outcome !== null) ?? [];
  const data: FittingFile = {
    branch: branches.find(({ id }) => id === party.branchId)?.name ?? '',
    clinician:
      done.findLast(({ stepKey }) => stepKey === 'fitting' || stepKey === 'hearing-test')?.byName ?? '',
    fitting,
    rowsOf({ step: stepKey, fields }) {
      const visit = done.findLast((one) => one.stepKey === stepKey && Object.keys(one.answers).length > 0);
      const form = fitting?.steps.find(({ key }) => key === stepKey)?.form;
      if (!visit || !form) return [];
      const answers: Answers = { ...visit.answers, ...visit.sensitiveAnswers };
      return form.fields
        .filter(({ key }) => answers[key] !== undefined && (fields?.includes(key) ?? true))
        .map((field) => ({
          key: `${stepKey}.${field.key}`,
          label: inLanguage(field.label, language),
          value: <ShownAnswer field={field} value={answers[field.key]} />,
        }));
    },
  };
  return { data, error: undefined, onRetry };
}
