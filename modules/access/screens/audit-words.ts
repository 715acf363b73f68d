import { contract } from '#contract';
import type { Route } from '#contract-kit';
import { useLogWords } from '#ui';

/** What the log keeps without a route that changes something: reads, failures, exports, retention. */
const WITHOUT_A_CHANGE = [
  'session.refused',
  'sensitive.read',
  'impersonated.read',
  'audit.exported',
  'audit.pruned',
  'parties.exported',
];

/** Every kind of entry there can be, by its words. */
export function useAuditActions(): { value: string; label: string }[] {
  const auditWords = useLogWords();
  const routes = Object.values(contract).flatMap((module) => Object.values(module) as Route[]);
  const actions = new Set([...routes.flatMap(({ audit }) => audit ?? []), ...WITHOUT_A_CHANGE]);
  return [...actions]
    .map((value) => ({ value, label: auditWords('audit', value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
