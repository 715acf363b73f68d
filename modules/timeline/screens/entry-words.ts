import { useTranslation } from 'react-i18next';
import { inLanguage, isLocalText } from '#form-kit';
import type { TimelineEntryShown } from '#modules/timeline/contract';

/** What an entry is called, in the words of the module that tells it: its message `timeline.<kind>`. */
export function useEntryTitle(): (entry: TimelineEntryShown) => string {
  const { t, i18n } = useTranslation();
  return ({ source, kind, values }) => {
    const key = `timeline.${kind}`;
    const counted = Array.isArray(values.changes) ? { count: values.changes.length } : {};
    const isKnown = i18n.exists(key, { ns: source, ...counted });
    const spoken = spokenValues(values, i18n.language);
    return isKnown ? String(t(key, { ...spoken, ...counted, ns: source })) : kind;
  };
}

/** Values that are words in several languages become those of the one shown. */
function spokenValues(values: TimelineEntryShown['values'], language: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isLocalText(value) ? inLanguage(value, language) : value,
    ]),
  );
}

/** What a module calls its part of the timeline, for the filter: its message `timeline.source`, else `source`. */
export function useSourceName(): (source: string) => string | undefined {
  const { t, i18n } = useTranslation();
  return (source) => {
    const key = ['timeline.source', 'source', 'place'].find((name) => i18n.exists(name, { ns: source }));
    return key === undefined ? undefined : String(t(key, { ns: source }));
  };
}

/** A field's name in the words of a module: its message `field.<name>`; the bare name where it has none. */
export function useFieldName(): (source: string, field: string) => string {
  const { t, i18n } = useTranslation();
  return (source, field) => {
    const key = [`field.${field}`, `fields.${field}`].find((name) => i18n.exists(name, { ns: source }));
    return key === undefined ? field : String(t(key, { ns: source }));
  };
}
