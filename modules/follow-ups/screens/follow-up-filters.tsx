import { SegmentedControl, Select } from '@mantine/core';
import { type CareTask, FOLLOW_UP_CHANNELS } from '#modules/follow-ups/contract';
import styles from './care.module.css';
import { useRules, useStaff, type Whose } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

export type When = 'overdue' | 'today' | 'week' | 'all';
type Channel = Extract<CareTask['reason'], { kind: 'planned' }>['values']['channel'];

export interface DueFilter {
  when: When;
  whose: Whose;
  ruleKey?: string | undefined;
  channel?: Channel | undefined;
  assigneeId?: string | undefined;
}

const WHEN: readonly When[] = ['overdue', 'today', 'week', 'all'];

export type FollowUpFiltersProps = {
  readonly filter: DueFilter;
  readonly onChange: (filter: DueFilter) => void;
  /** A calendar shows every day, so that there is nothing to choose. */
  readonly isByDay?: boolean;
};

/** Narrows what is planned by when, rule, way and person. */
export function FollowUpFilters({ filter, onChange, isByDay }: FollowUpFiltersProps) {
  const words = useWords();
  const local = useLocal();
  const rules = useRules();
  const staff = useStaff();
  const channel = (value: string | null) => FOLLOW_UP_CHANNELS.find((one) => one === value);
  return (
    <div className={styles.filters}>
      {isByDay ? null : (
        <SegmentedControl
          aria-label={words('list.when')}
          value={filter.when}
          onChange={(value) => onChange({ ...filter, when: WHEN.find((one) => one === value) ?? 'today' })}
          data={WHEN.map((when) => ({ value: when, label: words(`list.${when}`) }))}
        />
      )}
      <Select
        aria-label={words('list.rule')}
        placeholder={words('list.anyRule')}
        clearable
        searchable
        data={(rules.data ?? []).map(({ rule }) => ({ value: rule.key, label: local(rule.name) }))}
        value={filter.ruleKey ?? null}
        onChange={(ruleKey) => onChange({ ...filter, ruleKey: ruleKey ?? undefined })}
      />
      <Select
        aria-label={words('list.channel')}
        placeholder={words('list.anyChannel')}
        clearable
        data={FOLLOW_UP_CHANNELS.map((one) => ({ value: one, label: words(`channel.${one}`) }))}
        value={filter.channel ?? null}
        onChange={(value) => onChange({ ...filter, channel: channel(value) })}
      />
      <Select
        aria-label={words('list.person')}
        placeholder={words('list.anyPerson')}
        clearable
        searchable
        data={staff}
        value={filter.assigneeId ?? null}
        onChange={(assigneeId) => onChange({ ...filter, assigneeId: assigneeId ?? undefined })}
      />
    </div>
  );
}
