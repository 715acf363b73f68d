import { Button } from '@mantine/core';
import { IconTag, IconTicket } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { Repair } from '#modules/repairs/contract';
import { Card, Chip, ErrorPanel, KeyValueList, PageHeader, Skeletons, useLocaleFormat, useMay } from '#ui';
import { ApprovalCard } from './approval-card.tsx';
import { ChosenCard } from './chosen-card.tsx';
import { DecisionCard } from './decision-card.tsx';
import { EndCard } from './end-card.tsx';
import { LoanCard } from './loan-card.tsx';
import { PartsCard } from './parts-card.tsx';
import { useRepair } from './repair-queries.ts';
import styles from './repairs.module.css';
import { toneOf } from './stage-tone.ts';
import { StepCard } from './step-card.tsx';
import { useWords } from './words/use-words.ts';

/** One repair or claim: what to do next, what was chosen, and all that happened. */
export function RepairPage() {
  const { repairId = '' } = useParams({ strict: false });
  const query = useRepair(repairId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <ShownRepair repair={query.data} /> : <Skeletons rows={8} />;
}

function ShownRepair({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayWrite = useMay()('repairs.write');
  const { repairId, number, itemName, partyId, partyName, stage, overdue, dueAt, possible } = repair;
  const forms = mayWrite ? repair.revision : undefined;
  return (
    <>
      <PageHeader
        title={`${itemName} · ${number}`}
        trail={
          <Link to="/customers/$partyId" params={{ partyId }}>
            {partyName}
          </Link>
        }
        summary={
          <span className={styles.chips}>
            <Chip tone={overdue ? 'vermilion' : toneOf(stage)}>{words(`stage.${stage}`)}</Chip>
            {repair.kind ? <Chip>{words(`kind.${repair.kind}`)}</Chip> : null}
            {dueAt === null ? null : (
              <span>{words(overdue ? 'dueLate' : 'due', { when: format.dateTime(dueAt) })}</span>
            )}
            {repair.partsLimitOn === null ? null : (
              <span>{words('partsUntil', { day: format.date(repair.partsLimitOn) })}</span>
            )}
            {repair.watchedUntilOn === null ? null : (
              <span>{words('watch', { day: format.date(repair.watchedUntilOn) })}</span>
            )}
          </span>
        }
        actions={
          <>
            {repair.chosen && repair.chosen.kind !== 'repair' ? (
              <Button
                component={Link}
                to={`/repairs/${repairId}/label`}
                leftSection={<IconTag size="1rem" aria-hidden />}
              >
                {words('label.title')}
              </Button>
            ) : null}
            <Button
              component={Link}
              to={`/repairs/${repairId}/ticket`}
              leftSection={<IconTicket size="1rem" aria-hidden />}
            >
              {words('ticket.open')}
            </Button>
          </>
        }
      />
      <div className={styles.two}>
        <div className={styles.column}>
          {forms !== undefined && possible.includes('triaged') && stage === 'reported' ? (
            <DecisionCard key={forms} repair={repair} />
          ) : null}
          <ChosenCard repair={repair} />
          {possible.includes('approved') ? <ApprovalCard key={forms} repair={repair} /> : null}
          {forms !== undefined ? <EndCard key={`end-${forms}`} repair={repair} /> : null}
          {forms !== undefined ? <StepCard key={`step-${forms}`} repair={repair} /> : null}
          {forms !== undefined && possible.includes('triaged') && stage !== 'reported' ? (
            <DecisionCard key={forms} repair={repair} />
          ) : null}
          <History repair={repair} />
        </div>
        <aside className={styles.column}>
          <Known repair={repair} />
          <PartsCard repair={repair} />
          <LoanCard repair={repair} />
        </aside>
      </div>
    </>
  );
}

function Known({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { assetId, itemName, serial, event, fault, defectOn } = repair;
  const items = [
    {
      key: words('device'),
      value: (
        <Link to="/assets/$assetId" params={{ assetId }}>
          {itemName}
        </Link>
      ),
    },
    ...(serial === null ? [] : [{ key: words('serial'), value: serial }]),
    { key: words(`event.${event}`), value: fault },
    { key: words('defectOn'), value: format.date(defectOn) },
  ];
  return (
    <Card title={words('known')}>
      <KeyValueList items={items} />
    </Card>
  );
}

function History({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <Card title={words('history')}>
      <ol className={styles.list}>
        {repair.facts.toReversed().map(({ factId, kind, happenedOn, byName, note, details }) => (
          <li key={factId} className={styles.fact}>
            <span>
              {words(`fact.${kind}`)}
              {details.worked === undefined
                ? ''
                : ` · ${words(kind === 'tested' ? (details.worked ? 'step.passed' : 'step.failed') : details.worked ? 'step.worked' : 'step.notWorked')}`}
            </span>
            <span className={styles.quiet}>
              {[
                format.date(happenedOn),
                byName,
                details.scheduledOn && format.date(details.scheduledOn),
                details.technician,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {note === '' ? null : <span className={styles.note}>{note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
