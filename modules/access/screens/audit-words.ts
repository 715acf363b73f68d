import { useTranslation } from 'react-i18next';
import { contract } from '#contract';
import type { Route } from '#contract-kit';
import { useScreens } from '#ui';

/** What the log keeps without a route that changes something: reads, failures, exports, retention. */
const WITHOUT_A_CHANGE = [
  'session.refused',
  'sensitive.read',
  'impersonated.read',
  'audit.exported',
  'audit.pruned',
  'parties.exported',
];

/** Words for an audited action or subject, from whichever module has them; the name itself where none has. */
export function useAuditWords() {
  const { t, i18n } = useTranslation();
  const namespaces = useScreens().map((module) => module.name);
  return (group: 'audit' | 'subject', name: string) => {
    const key = `${group}.${name}`;
    const ns = namespaces.find((namespace) => i18n.exists(key, { ns: namespace }));
    return ns === undefined ? name : String(t(key, { ns }));
  };
}

/** Every kind of entry there can be, by its words. */
export function useAuditActions(): { value: string; label: string }[] {
  const auditWords = useAuditWords();
  const routes = Object.values(contract).flatMap((module) => Object.values(module) as Route[]);
  const actions = new Set([...routes.flatMap(({ audit }) => audit ?? []), ...WITHOUT_A_CHANGE]);
  return [...actions]
    .map((value) => ({ value, label: auditWords('audit', value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
