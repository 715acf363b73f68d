import { Button, SegmentedControl } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RepairStage } from '#modules/repairs/contract';
import {
  Card,
  EmptyState,
  ErrorPanel,
  lazyScreen,
  PageHeader,
  PartBoundary,
  Skeletons,
  useLocaleFormat,
  useMay,
  useUrlState,
} from '#ui';
import { FiguresCard } from './figures-card.tsx';
import { LoanersCard } from './loaners-card.tsx';
import { useWords } from './messages/use-words.ts';
import { type RepairListFilter, useRepairList, useStages } from './repair-queries.ts';
import { RepairRows } from './repair-rows.tsx';
import styles from './repairs.module.css';
import { StandardsCard } from './standards-card.tsx';

const RepairsBoard = lazyScreen(() => import('./repairs-board.tsx'), 'RepairsBoard');

/** Every repair and claim by stage, what is late, and how the standards are kept. */
export function RepairsPage() {
  const words = useWords();
  const may = useMay();
  const stages = useStages();
  const [chosen, choose] = useUrlState('stage');
  const [shownAs, showAs] = useUrlState('as');
  const items = stages.data?.items ?? [];
  const open = items.reduce((sum, one) => sum + one.open, 0);
  const late = items.reduce((sum, one) => sum + one.overdue, 0);
  const stage = items.find((one) => one.stage === chosen)?.stage;
  const state = chosen === 'overdue' || chosen === 'ended' ? chosen : 'open';
  const title = stage ? words(`stage.${stage}`) : words(state === 'open' ? 'all' : state);
  const board = (
    <PartBoundary fallback={<Skeletons rows={8} />}>
      <RepairsBoard />
    </PartBoundary>
  );
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={words('summary')}
        actions={
          <>
            {may('assets.recall') ? <Link to="/recalls">{words('recalls')}</Link> : null}
            <SegmentedControl
              aria-label={words('board.shownAs')}
              value={shownAs === 'board' ? 'board' : 'list'}
              onChange={(value) => showAs(value === 'board' ? value : undefined)}
              data={[
                { value: 'list', label: words('board.asList') },
                { value: 'board', label: words('board.asBoard') },
              ]}
            />
          </>
        }
      />
      {stages.error ? <ErrorPanel error={stages.error} onRetry={() => void stages.refetch()} /> : null}
      {shownAs === 'board' ? (
        board
      ) : (
        <div className={styles.board}>
          <nav className={styles.stages} aria-label={words('choose')}>
            <StageButton
              name={words('all')}
              open={open}
              isChosen={!stage && state === 'open'}
              onChoose={() => choose(undefined)}
            />
            <StageButton
              name={words('overdue')}
              open={late}
              overdue={late}
              isChosen={state === 'overdue'}
              onChoose={() => choose('overdue')}
            />
            {items.map((one) => (
              <StageButton
                key={one.stage}
                name={words(`stage.${one.stage}`)}
                open={one.open}
                overdue={one.overdue}
                isChosen={one.stage === stage}
                onChoose={() => choose(one.stage)}
              />
            ))}
            <StageButton
              name={words('ended')}
              isChosen={state === 'ended'}
              onChoose={() => choose('ended')}
            />
          </nav>
          <div className={styles.column}>
            <RepairList title={title} filter={{ state, stage }} />
            <StandardsCard />
            <FiguresCard />
            <LoanersCard />
          </div>
        </div>
      )}
    </>
  );
}

type StageButtonProps = {
  readonly name: string;
  readonly open?: number;
  readonly overdue?: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function StageButton({ name, open, overdue = 0, isChosen, onChoose }: StageButtonProps) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <button type="button" className={styles.stage} aria-pressed={isChosen} onClick={onChoose}>
      <span>{name}</span>
      <span className={styles.stageCount}>
        {overdue > 0 && overdue < (open ?? 0) ? (
          <span className={styles.late}>{words('late', { count: overdue })}</span>
        ) : null}
        {open === undefined ? null : (
          <span className={overdue > 0 && overdue === open ? styles.late : undefined}>
            {format.number(open)}
          </span>
        )}
      </span>
    </button>
  );
}

function RepairList({
  title,
  filter,
}: {
  readonly title: string;
  readonly filter: RepairListFilter & { readonly stage?: RepairStage | undefined };
}) {
  const words = useWords();
  const list = useRepairList(filter);
  return (
    <Card title={title} flush>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={6} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconTool} title={words('none')} text={words('noneText')} />
      ) : null}
      <RepairRows repairs={list.rows ?? []} />
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
    </Card>
  );
}
