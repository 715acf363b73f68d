import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { LocalText } from '#form-kit';
import { END, type PathPart, type PathStep, type Paths } from '#modules/service-processes/contract';
import {
  answered,
  Card,
  EmptyState,
  ErrorPanel,
  HowBadge,
  type LocaleFormat,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useNow,
  useSession,
  useUrlState,
} from '#ui';
import { addDays } from '#working-time';
import styles from './map-page.module.css';
import { PathProcesses } from './path-processes.tsx';
import { PathTable } from './path-table.tsx';
import { ProcessMap } from './process-map.tsx';
import { useTemplates } from './process-queries.ts';
import { useLocal } from './use-local.ts';
import { useWords } from './words/use-words.ts';

const USUAL_DAYS = 365;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A number of the map that was chosen, to see the processes behind it. */
export type PathChosen = { part: PathPart; stepKey: string; to?: string };

type TemplateShown = { readonly key: string; readonly name: LocalText };

/** How processes really went: counts, time at each step, loops, and where they were given up. */
export function MapPage() {
  const words = useWords();
  const local = useLocal();
  const templates = useTemplates();
  const filter = usePathFilter(templates.data?.items);
  const { query, isTable } = filter;
  const [chosen, choose] = useState<PathChosen>();
  const items = templates.data?.items ?? [];
  const template = items.find((item) => item.key === query.templateKey);
  const paths = useQuery({
    queryKey: ['service-processes', 'paths', query],
    queryFn: ({ signal }) => answered(api.serviceProcesses.showPaths({ query, signal })),
    enabled: template !== undefined,
  });
  return (
    <>
      <PageHeader
        trail={<Link to="/service">{words('place')}</Link>}
        title={words('paths.title')}
        summary={paths.data ? <Totals paths={paths.data} /> : words('paths.summary')}
      />
      <PathFilters filter={filter} templates={items} paths={paths.data} />
      {paths.error ? <ErrorPanel error={paths.error} onRetry={() => void paths.refetch()} /> : null}
      {paths.isLoading || templates.isLoading ? <Skeletons rows={10} /> : null}
      {paths.data?.processes === 0 ? (
        <EmptyState icon={IconListCheck} title={words('paths.none')} text={words('paths.noneText')} />
      ) : null}
      {paths.data && paths.data.processes > 0 ? (
        <div className={styles.page} data-as={isTable ? 'table' : 'map'}>
          <Card title={template ? local(template.name) : ''} aside={<How paths={paths.data} />}>
            {isTable ? (
              <PathTable paths={paths.data} onChoose={choose} />
            ) : (
              <PathMap paths={paths.data} chosen={chosen} onChoose={choose} />
            )}
          </Card>
          <PathProcesses query={query} paths={paths.data} chosen={chosen} onChoose={choose} />
        </div>
      ) : null}
    </>
  );
}

/** What is looked at, kept in the address. */
function usePathFilter(templates: readonly TemplateShown[] | undefined) {
  const today = useLocaleFormat().dayKey(useNow());
  const [key, chooseTemplate] = useUrlState('process');
  const [fromText, setFrom] = useUrlState('from');
  const [untilText, setUntil] = useUrlState('until');
  const [branchId, setBranch] = useUrlState('branch');
  const [version, setVersion] = useUrlState('version');
  const [asTable, setAsTable] = useUrlState('as');
  const template = templates?.find((one) => one.key === key) ?? templates?.[0];
  const query = {
    templateKey: template?.key ?? '',
    fromOn: fromText && DAY.test(fromText) ? fromText : addDays(today, -USUAL_DAYS),
    untilOn: untilText && DAY.test(untilText) ? untilText : today,
    branchId,
    version,
  };
  const isTable = asTable === 'table';
  return { query, isTable, chooseTemplate, setFrom, setUntil, setBranch, setVersion, setAsTable };
}

type PathFiltersProps = {
  readonly filter: ReturnType<typeof usePathFilter>;
  readonly templates: readonly TemplateShown[];
  readonly paths: Paths | undefined;
};

function PathFilters({ filter, templates, paths }: PathFiltersProps) {
  const words = useWords();
  const local = useLocal();
  const branches = useSession()?.branches ?? [];
  const { query } = filter;
  return (
    <div className={styles.filters}>
      {templates.length > 1 ? (
        <NativeSelect
          label={words('board.process')}
          value={query.templateKey}
          data={templates.map((item) => ({ value: item.key, label: local(item.name) }))}
          onChange={(event) => {
            filter.chooseTemplate(event.currentTarget.value);
          }}
        />
      ) : null}
      <TextInput
        type="date"
        label={words('paths.from')}
        value={query.fromOn}
        onChange={(event) => filter.setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={words('paths.until')}
        value={query.untilOn}
        onChange={(event) => filter.setUntil(event.currentTarget.value)}
      />
      {branches.length > 1 ? (
        <NativeSelect
          label={words('paths.branch')}
          value={query.branchId ?? ''}
          data={[
            { value: '', label: words('paths.allBranches') },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => filter.setBranch(event.currentTarget.value || undefined)}
        />
      ) : null}
      <NativeSelect
        label={words('paths.version')}
        value={query.version ?? ''}
        data={[
          { value: '', label: words('paths.allVersions') },
          ...(paths?.versions ?? []).map((one) => ({
            value: String(one.version),
            label: words('paths.versionOf', { version: one.version, count: one.processes }),
          })),
        ]}
        onChange={(event) => filter.setVersion(event.currentTarget.value || undefined)}
      />
      <SegmentedControl
        aria-label={words('paths.as')}
        value={filter.isTable ? 'table' : 'map'}
        onChange={(value) => filter.setAsTable(value === 'table' ? 'table' : undefined)}
        data={[
          { value: 'map', label: words('paths.asMap') },
          { value: 'table', label: words('paths.asTable') },
        ]}
      />
    </div>
  );
}

function Totals({ paths }: { readonly paths: Paths }) {
  const words = useWords();
  const format = useLocaleFormat();
  return words('paths.totals', {
    count: paths.processes,
    finished: format.number(paths.finished),
    givenUp: format.number(paths.givenUp),
    open: format.number(paths.open),
  });
}

function How({ paths }: { readonly paths: Paths }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <HowBadge
      of={words('paths.title')}
      definition={words('paths.definition')}
      n={words('paths.n', { count: paths.processes })}
      period={`${format.date(paths.fromAt)} – ${format.date(new Date(Date.parse(paths.untilAt) - 1))}`}
      interval={words('paths.interval')}
    />
  );
}

type PathMapProps = {
  readonly paths: Paths;
  readonly chosen: PathChosen | undefined;
  readonly onChoose: (chosen: PathChosen) => void;
};

function PathMap({ paths, chosen, onChoose }: PathMapProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const most = Math.max(1, ...paths.ways.map(({ times }) => times));
  const nameOf = (key: string) => {
    const step = paths.steps.find(({ stepKey }) => stepKey === key);
    return step ? local(step.name) : words('design.end');
  };
  return (
    <ProcessMap
      label={words('paths.mapOf')}
      chosen={chosen?.stepKey}
      onChooseStep={(stepKey) => onChoose({ part: 'reached', stepKey })}
      onChooseWay={({ from, to }) => onChoose({ part: 'way', stepKey: from, to })}
      steps={[
        ...paths.steps.map((step) => ({
          key: step.stepKey,
          title: local(step.name),
          notes: notesOf(step, words, format),
          share: step.processes / paths.processes,
          tone: step.givenUp > 0 ? ('attention' as const) : ('plain' as const),
        })),
        {
          key: END,
          title: words('design.end'),
          tone: 'end' as const,
          notes: [format.number(paths.finished)],
        },
      ]}
      ways={paths.ways.map((way) => ({
        from: way.from,
        to: way.to,
        label: format.number(way.times),
        weight: way.times / most,
        told: words('paths.wayTold', { from: nameOf(way.from), to: nameOf(way.to), count: way.times }),
      }))}
    />
  );
}

function notesOf(step: PathStep, words: ReturnType<typeof useWords>, format: LocaleFormat): string[] {
  const { time } = step;
  const counts = [
    words('paths.reached', { count: step.processes }),
    ...(step.again > 0 ? [words('paths.againNote', { count: step.again })] : []),
    ...(step.givenUp > 0 ? [words('paths.givenUpNote', { count: step.givenUp })] : []),
  ];
  return [
    counts.join(' · '),
    time.medianMinutes === null
      ? words('paths.notEnough')
      : words('paths.median', { time: format.duration(Math.round(time.medianMinutes)) }),
  ];
}
