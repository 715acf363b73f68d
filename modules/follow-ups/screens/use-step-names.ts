import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { RuleShown } from '#modules/follow-ups/contract';
import { answered, useMay } from '#ui';
import { useLocal } from './use-local.ts';

/** What the step and process of a trigger are called; their keys where they are not known. */
export function useStepNames(): (trigger: RuleShown['rule']['trigger']) => {
  step: string;
  template: string;
} {
  const local = useLocal();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['service-processes', 'templates'],
    queryFn: ({ signal }) => answered(api.serviceProcesses.listTemplates({ signal })),
    enabled: may('service-processes.read'),
    staleTime: 10 * 60_000,
  });
  return (trigger) => {
    if (!('templateKey' in trigger)) return { step: '', template: '' };
    const template = data?.items.find(({ key }) => key === trigger.templateKey);
    const stepKey = 'stepKey' in trigger ? trigger.stepKey : '';
    const step = template?.steps.find(({ key }) => key === stepKey);
    return {
      step: step ? local(step.name) : stepKey,
      template: template ? local(template.name) : trigger.templateKey,
    };
  };
}
