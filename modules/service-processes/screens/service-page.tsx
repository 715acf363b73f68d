import { Button, SegmentedControl } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import {
  Card,
  EmptyState,
  ErrorPanel,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useMay,
  useUrlState,
} from '#ui';
import { useWords } from './messages/use-words.ts';
import { useProcessList, useTemplates } from './process-queries.ts';
import { ProcessRow } from './process-row.tsx';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';

/** Where customers stand in the service processes: each step with how many are there, and who. */
export function ServicePage() {
  const words = useWords();
  const local = useLocal();
  const mayDesign = useMay()('service-processes.design');
  const templates = useTemplates();
  const [chosenTemplate, chooseTemplate] = useUrlState('process');
  const [chosenStep, chooseStep] = useUrlState('step');
  const items = templates.data?.items ?? [];
  const template = items.find(({ key }) => key === chosenTemplate) ?? items[0];
  const overdue = chosenStep === 'overdue';
  const late = template?.steps.reduce((sum, step) => sum + step.overdue, 0) ?? 0;
  const step = template?.steps.find(({ key }) => key === chosenStep);
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={words('board.summary')}
        actions={
          <>
            <Button component={Link} to="/service/map">
              {words('paths.open')}
            </Button>
            <Button component={Link} to="/service/metrics">
              {words('metrics.open')}
            </Button>
            {mayDesign ? (
              <Button component={Link} to="/service/designs">
                {words('design.open')}
              </Button>
            ) : null}
          </>
        }
      />
      {templates.error ? (
        <ErrorPanel error={templates.error} onRetry={() => void templates.refetch()} />
      ) : null}
      {items.length > 1 ? (
        <SegmentedControl
          aria-label={words('board.process')}
          value={template?.key ?? ''}
          onChange={chooseTemplate}
          data={items.map(({ key, name }) => ({ value: key, label: local(name) }))}
        />
      ) : null}
      {template ? (
        <div className={styles.board}>
          <nav className={styles.stages} aria-label={words('board.choose')}>
            <StageButton
              name={words('board.all')}
              open={template.steps.reduce((sum, each) => sum + each.open, 0)}
              overdue={0}
              isChosen={!overdue && !step}
              onChoose={() => chooseStep(undefined)}
            />
            <StageButton
              name={words('board.overdue')}
              open={late}
              overdue={late}
              isOfOverdue
              isChosen={overdue}
              onChoose={() => chooseStep('overdue')}
            />
            {template.steps.map((each) => (
              <StageButton
                key={each.key}
                name={local(each.name)}
                open={each.open}
                overdue={each.overdue}
                isChosen={each.key === step?.key}
                onChoose={() => chooseStep(each.key)}
              />
            ))}
          </nav>
          <ProcessList
            title={step ? local(step.name) : words(overdue ? 'board.overdue' : 'board.all')}
            filter={{ templateKey: template.key, stepKey: step?.key, state: overdue ? 'overdue' : 'open' }}
          />
        </div>
      ) : (
        <Skeletons rows={8} />
      )}
    </>
  );
}

type StageButtonProps = {
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
  /** Counts only what is overdue: saying so twice would be once too often. */
  readonly isOfOverdue?: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function StageButton({ name, open, overdue, isOfOverdue = false, isChosen, onChoose }: StageButtonProps) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <button type="button" className={styles.stage} aria-pressed={isChosen} onClick={onChoose}>
      <span>{name}</span>
      <span className={styles.stageCount}>
        {overdue > 0 && !isOfOverdue ? (
          <span className={styles.late}>{words('board.late', { count: overdue })}</span>
        ) : null}
        <span className={overdue > 0 && isOfOverdue ? styles.late : undefined}>{format.number(open)}</span>
      </span>
    </button>
  );
}

type ProcessListProps = {
  readonly title: string;
  readonly filter: Parameters<typeof useProcessList>[0];
};

function ProcessList({ title, filter }: ProcessListProps) {
  const words = useWords();
  const list = useProcessList(filter);
  return (
    <Card title={title} flush>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={6} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState
          icon={IconListCheck}
          title={words(filter.state === 'overdue' ? 'board.noneOverdue' : 'board.nobody')}
          text={words('empty.text')}
        />
      ) : null}
      <ul className={styles.list}>
        {list.rows?.map((process) => (
          <ProcessRow key={process.processId} process={process} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('board.more')}
        </Button>
      ) : null}
    </Card>
  );
}
