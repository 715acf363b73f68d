import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Plan, Visit } from '#modules/field-work/contract';
import { Chip, ErrorPanel, Skeletons, useLocaleFormat, useMay, useNow, useSession } from '#ui';
import styles from './field-work.module.css';
import { usePlansOf, useVisitsTo } from './field-work-queries.ts';
import { MaintenanceDialog } from './maintenance-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { PlanVisitDialog } from './plan-visit-dialog.tsx';
import { VisitDialog } from './visit-dialog.tsx';

/** Visits that will come and what is kept in order, beside a customer's file. */
export function CustomerPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayPlan = useMay()('field-work.plan');
  const session = useSession();
  const today = format.dayKey(useNow(60));
  const visits = useVisitsTo(partyId, today);
  const plans = usePlansOf(partyId);
  const [opened, open] = useState<string>();
  const [isPlanning, planVisit] = useState(false);
  const [maintaining, maintain] = useState<{ plan: Plan | undefined }>();
  const error = visits.error ?? plans.error;
  const isEmpty = visits.data?.items.length === 0 && plans.data?.items.length === 0;
  const branchId = session?.branchId ?? session?.branches[0]?.id;
  return (
    <>
      {error ? (
        <ErrorPanel error={error} onRetry={() => void Promise.all([visits.refetch(), plans.refetch()])} />
      ) : null}
      {visits.isPending || plans.isPending ? <Skeletons rows={2} /> : null}
      {isEmpty ? <p className={styles.quiet}>{words('panel.empty')}</p> : null}
      <ul className={styles.plain}>
        {visits.data?.items.map((visit) => (
          <li key={visit.visitId}>
            <NextVisit visit={visit} onOpen={() => open(visit.visitId)} />
          </li>
        ))}
        {plans.data?.items.map((plan) => (
          <li key={plan.planId} className={styles.planned}>
            {mayPlan ? (
              <button type="button" className={styles.name} onClick={() => maintain({ plan })}>
                {plan.title}
              </button>
            ) : (
              <strong>{plan.title}</strong>
            )}
            <span className={styles.chips}>
              {plan.nextDueOn === null ? null : (
                <Chip tone={plan.nextDueOn < today ? 'vermilion' : 'plain'}>
                  {words('plans.dueOn', { date: format.date(plan.nextDueOn) })}
                </Chip>
              )}
            </span>
          </li>
        ))}
      </ul>
      {mayPlan ? (
        <div className={styles.actions}>
          <Button onClick={() => planVisit(true)}>{words('panel.visit')}</Button>
          <Button variant="subtle" onClick={() => maintain({ plan: undefined })}>
            {words('plans.add')}
          </Button>
        </div>
      ) : null}
      <VisitDialog
        visit={visits.data?.items.find(({ visitId }) => visitId === opened)}
        onClose={() => open(undefined)}
      />
      <PlanVisitDialog
        given={isPlanning ? { partyId, branchId, plans: plans.data?.items ?? [] } : undefined}
        onClose={() => planVisit(false)}
      />
      <MaintenanceDialog
        partyId={partyId}
        plan={maintaining?.plan}
        isOpen={maintaining !== undefined}
        onClose={() => maintain(undefined)}
      />
    </>
  );
}

function NextVisit({ visit, onOpen }: { readonly visit: Visit; readonly onOpen: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <button type="button" className={styles.next} onClick={onOpen}>
      <strong>
        {format.date(visit.visitOn)} {visit.arrivesAt ?? ''}
      </strong>
      <span className={styles.quiet}>
        {visit.purposes.map((purpose) => words(`purpose.${purpose}`)).join(' · ')}
        {visit.technicianName ? ` · ${visit.technicianName}` : ''}
      </span>
    </button>
  );
}
