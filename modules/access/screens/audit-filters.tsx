import { Select, TextInput } from '@mantine/core';
import { useAuditActions } from './audit-words.ts';
import styles from './settings.module.css';
import { useStaff } from './use-places-of-work.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

export interface AuditSearch {
  actorId: string | null;
  action: string | null;
  fromOn: string;
  untilOn: string;
}

/** The filter as the server takes it: days begin and end where the browser is. */
export function toAuditQuery({ actorId, action, fromOn, untilOn }: AuditSearch) {
  const startOf = (date: string, daysLater: number) => {
    const day = new Date(`${date}T00:00:00`);
    day.setDate(day.getDate() + daysLater);
    return day.toISOString();
  };
  return {
    ...(actorId === null ? {} : { actorId }),
    ...(action === null ? {} : { action }),
    ...(fromOn === '' ? {} : { from: startOf(fromOn, 0) }),
    ...(untilOn === '' ? {} : { until: startOf(untilOn, 1) }),
  };
}

/** Who, what, and between which days. */
export function AuditFilters({
  search,
  onChange,
}: {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}) {
  const words = useSettingsWords();
  const staff = useStaff();
  const actions = useAuditActions();
  const people = staff.data?.items.map(({ staffId, displayName }) => ({
    value: staffId,
    label: displayName,
  }));
  return (
    <div className={styles.filters}>
      <Select
        label={words('audit.person')}
        placeholder={words('audit.everybody')}
        clearable
        searchable
        data={people ?? []}
        value={search.actorId}
        onChange={(actorId) => onChange({ ...search, actorId })}
      />
      <Select
        label={words('audit.what')}
        placeholder={words('audit.everything')}
        clearable
        searchable
        data={actions}
        value={search.action}
        onChange={(action) => onChange({ ...search, action })}
      />
      <TextInput
        type="date"
        label={words('audit.from')}
        value={search.fromOn}
        onChange={(event) => onChange({ ...search, fromOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('audit.until')}
        value={search.untilOn}
        onChange={(event) => onChange({ ...search, untilOn: event.currentTarget.value })}
      />
    </div>
  );
}
