import { NativeSelect, TextInput } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import {
  answered,
  EmptyState,
  ErrorPanel,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useMay,
  useNow,
  useSession,
  useUrlState,
} from '#ui';
import { addDays } from '#working-time';
import styles from './map-page.module.css';
import { MetricCard, OnTimeCard } from './metric-card.tsx';
import { MetricGroups } from './metric-groups.tsx';
import { useWords } from './words/use-words.ts';

const USUAL_DAYS = 365;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The numbers a service keeps its eye on: of a period and a branch, none without n, interval and definition. */
export function MetricsPage() {
  const words = useWords();
  const mayFollowUps = useMay()('follow-ups.read');
  const { query, setFrom, setUntil, setBranch } = usePeriod();
  const branches = useSession()?.branches ?? [];
  const metrics = useQuery({
    queryKey: ['service-processes', 'metrics', query],
    queryFn: ({ signal }) => answered(api.serviceProcesses.showMetrics({ query, signal })),
  });
  const onTime = useQuery({
    queryKey: ['follow-ups', 'timeliness', query],
    queryFn: ({ signal }) => answered(api.followUps.getTimeliness({ query, signal })),
    enabled: mayFollowUps,
  });
  const shown = metrics.data?.metrics ?? [];
  return (
    <>
      <PageHeader
        trail={<Link to="/service">{words('place')}</Link>}
        title={words('metrics.title')}
        summary={words('metrics.summary')}
      />
      <div className={styles.filters}>
        <TextInput
          type="date"
          label={words('metrics.from')}
          value={query.fromOn}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={words('metrics.until')}
          value={query.untilOn}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        {branches.length > 1 ? (
          <NativeSelect
            label={words('metrics.branch')}
            value={query.branchId ?? ''}
            data={[
              { value: '', label: words('metrics.allBranches') },
              ...branches.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setBranch(event.currentTarget.value || undefined)}
          />
        ) : null}
      </div>
      {metrics.error ? <ErrorPanel error={metrics.error} onRetry={() => void metrics.refetch()} /> : null}
      {metrics.isLoading ? <Skeletons rows={10} /> : null}
      {metrics.data && shown.length === 0 ? (
        <EmptyState icon={IconListCheck} title={words('metrics.none')} text={words('metrics.noneText')} />
      ) : null}
      <div className={styles.cards}>
        {shown.map((metric) => (
          <MetricCard key={metric.key} metric={metric} period={query} />
        ))}
        {onTime.error ? <ErrorPanel error={onTime.error} onRetry={() => void onTime.refetch()} /> : null}
        {shown.length > 0 && onTime.data ? <OnTimeCard timeliness={onTime.data} period={query} /> : null}
      </div>
      {shown.map((metric) =>
        metric.groups.length > 0 ? <MetricGroups key={metric.key} metric={metric} /> : null,
      )}
    </>
  );
}

/** Which days and branch are looked at, kept in the address. */
function usePeriod() {
  const today = useLocaleFormat().dayKey(useNow());
  const [fromText, setFrom] = useUrlState('from');
  const [untilText, setUntil] = useUrlState('until');
  const [branchId, setBranch] = useUrlState('branch');
  const query = {
    fromOn: fromText && DAY.test(fromText) ? fromText : addDays(today, -USUAL_DAYS),
    untilOn: untilText && DAY.test(untilText) ? untilText : today,
    branchId,
  };
  return { query, setFrom, setUntil, setBranch };
}
