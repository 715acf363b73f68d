import { Button, SegmentedControl } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Plan } from '#modules/field-work/contract';
import { Card, Chip, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useMay, useNow } from '#ui';
import styles from './field-work.module.css';
import { usePlans } from './field-work-queries.ts';
import { MaintenanceFigure } from './maintenance-figure.tsx';
import { useWords } from './messages/use-words.ts';
import { PlanVisitDialog } from './plan-visit-dialog.tsx';

/** What has to be kept in order, soonest due first. */
export function PlansView({ branchId }: { readonly branchId: string | undefined }) {
  const words = useWords();
  const [standing, choose] = useState<'due' | 'running'>('due');
  const list = usePlans(branchId, standing);
  const [planning, plan] = useState<Plan>();
  return (
    <>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={words('plans.standing')}
          value={standing}
          onChange={(value) => choose(value === 'running' ? 'running' : 'due')}
          data={[
            { value: 'due', label: words('plans.due') },
            { value: 'running', label: words('plans.running') },
          ]}
        />
      </div>
      <MaintenanceFigure branchId={branchId} />
      <Card flush>
        {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
        {list.rows === undefined && !list.error ? <Skeletons rows={6} /> : null}
        {list.rows?.length === 0 ? (
          <EmptyState icon={IconTool} title={words('plans.empty.title')} text={words('plans.empty.text')} />
        ) : null}
        <ul className={styles.rows}>
          {list.rows?.map((each) => (
            <PlanRow key={each.planId} plan={each} onPlan={() => plan(each)} />
          ))}
        </ul>
        {list.hasMore ? (
          <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
            {words('more')}
          </Button>
        ) : null}
      </Card>
      <PlanVisitDialog
        given={planning ? { partyId: planning.partyId, branchId, plans: [planning] } : undefined}
        onClose={() => plan(undefined)}
      />
    </>
  );
}

function PlanRow({ plan, onPlan }: { readonly plan: Plan; readonly onPlan: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayPlan = useMay()('field-work.plan');
  const today = format.dayKey(useNow(60));
  const isLate = plan.nextDueOn !== null && plan.nextDueOn < today;
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        <Link className={styles.name} to="/customers/$partyId" params={{ partyId: plan.partyId }}>
          {plan.partyName}
        </Link>{' '}
        <span className={styles.quiet}>{plan.partyNumber}</span>
        <span className={styles.quiet}>
          {plan.title} · {words(`plans.every.${plan.interval.unit}`, { count: plan.interval.count })}
        </span>
      </span>
      <span className={styles.chips}>
        {plan.kind === 'service' ? null : <Chip tone="indigo">{words(`kinds.${plan.kind}`)}</Chip>}
        {plan.nextDueOn === null ? null : (
          <Chip tone={isLate ? 'vermilion' : 'plain'}>
            {words('plans.dueOn', { date: format.date(plan.nextDueOn) })}
          </Chip>
        )}
        {plan.lastDoneOn === null ? null : (
          <Chip>{words('plans.lastDone', { date: format.date(plan.lastDoneOn) })}</Chip>
        )}
        {plan.visitOn === null ? null : (
          <Chip tone="indigo">{words('plans.planned', { date: format.date(plan.visitOn) })}</Chip>
        )}
        {mayPlan && plan.visitOn === null ? <Button onClick={onPlan}>{words('plans.visit')}</Button> : null}
      </span>
    </li>
  );
}
