import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconCar, IconChevronLeft, IconChevronRight, IconPrinter, IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Visit } from '#modules/field-work/contract';
import {
  Card,
  Chip,
  EmptyState,
  ErrorPanel,
  Skeletons,
  useLocaleFormat,
  useMay,
  useNow,
  useUrlState,
} from '#ui';
import { addDays } from '#working-time';
import styles from './field-work.module.css';
import { useVisitsOfDay } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { RouteDialog } from './route-dialog.tsx';
import { VisitDialog } from './visit-dialog.tsx';
import { PurposeChips, statusTone } from './visit-words.tsx';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The visits of a day, one sheet for each who goes. */
export function DayView({ branchId }: { readonly branchId: string | undefined }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayPlan = useMay()('field-work.plan');
  const today = format.dayKey(useNow(60));
  const [dayText = today, setDay] = useUrlState('day');
  const day = DAY.test(dayText) ? dayText : today;
  const list = useVisitsOfDay(branchId, day);
  const [opened, open] = useState<string>();
  const [isRouting, route] = useState(false);
  const goTo = (next: string) => setDay(next === today ? undefined : next);
  const sheets = bySheet(list.rows ?? []);
  const hasPlanned = list.rows?.some(({ status }) => status === 'planned') ?? false;
  const visit = list.rows?.find(({ visitId }) => visitId === opened);
  return (
    <>
      <div className={styles.bar}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={words('before')}
          onClick={() => goTo(addDays(day, -1))}
        >
          <IconChevronLeft size="1.125rem" aria-hidden />
        </ActionIcon>
        <TextInput
          type="date"
          aria-label={words('date')}
          value={day}
          onChange={(event) => DAY.test(event.currentTarget.value) && goTo(event.currentTarget.value)}
        />
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={words('after')}
          onClick={() => goTo(addDays(day, 1))}
        >
          <IconChevronRight size="1.125rem" aria-hidden />
        </ActionIcon>
        {day === today ? null : <Button onClick={() => goTo(today)}>{words('today')}</Button>}
        <span className={styles.spring} />
        {mayPlan && hasPlanned ? (
          <Button leftSection={<IconRoute size="1rem" aria-hidden />} onClick={() => route(true)}>
            {words('day.routes')}
          </Button>
        ) : null}
        {sheets.length > 0 ? (
          <Button leftSection={<IconPrinter size="1rem" aria-hidden />} onClick={() => window.print()}>
            {words('day.print')}
          </Button>
        ) : null}
      </div>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={6} /> : null}
      {list.rows?.length === 0 ? (
        <Card>
          <EmptyState icon={IconCar} title={words('day.empty.title')} text={words('day.empty.text')} />
        </Card>
      ) : null}
      {sheets.map((sheet) => (
        <DaySheet key={sheet.technicianId ?? 'nobody'} sheet={sheet} day={day} onOpen={open} />
      ))}
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
      <VisitDialog visit={visit} onClose={() => open(undefined)} />
      {branchId === undefined ? null : (
        <RouteDialog branchId={branchId} day={day} isOpen={isRouting} onClose={() => route(false)} />
      )}
    </>
  );
}

interface Sheet {
  technicianId: string | null;
  name: string | null;
  visits: Visit[];
}

/** Those who go by name, and at the end what nobody has taken. */
function bySheet(visits: readonly Visit[]): Sheet[] {
  const sheets = new Map<string | null, Sheet>();
  for (const visit of visits) {
    const { technicianId, technicianName } = visit;
    const sheet = sheets.get(technicianId) ?? { technicianId, name: technicianName, visits: [] };
    sheet.visits.push(visit);
    sheets.set(technicianId, sheet);
  }
  return [...sheets.values()].sort((one, other) => {
    if (one.name === null || other.name === null) return one.name === null ? 1 : -1;
    return one.name.localeCompare(other.name);
  });
}

function DaySheet({
  sheet,
  day,
  onOpen,
}: {
  readonly sheet: Sheet;
  readonly day: string;
  readonly onOpen: (visitId: string) => void;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <div className={styles.sheet}>
      <p className={styles.printed}>{words('day.sheet', { date: format.date(day) })}</p>
      <Card
        title={sheet.name ?? words('day.nobody')}
        aside={words('day.visits', { count: sheet.visits.length })}
        flush
      >
        <ol className={styles.rows}>
          {sheet.visits.map((visit) => (
            <li
              key={visit.visitId}
              className={styles.row}
              data-over={visit.status === 'cancelled' || undefined}
            >
              <span className={styles.time}>
                {visit.arrivesAt ?? '–'}
                {visit.leavesAt ? <span className={styles.quiet}>{visit.leavesAt}</span> : null}
              </span>
              <span className={styles.who}>
                <button type="button" className={styles.name} onClick={() => onOpen(visit.visitId)}>
                  {visit.partyName}
                </button>{' '}
                <Link className={styles.quiet} to="/customers/$partyId" params={{ partyId: visit.partyId }}>
                  {visit.partyNumber}
                </Link>
                <span className={styles.quiet}>
                  {[visit.place?.district, visit.place?.address].filter(Boolean).join(' ') ||
                    words('day.noAddress')}
                </span>
                {visit.instructions === '' ? null : (
                  <span className={styles.instructions}>{visit.instructions}</span>
                )}
              </span>
              <span className={styles.chips}>
                <PurposeChips purposes={visit.purposes} kind={visit.kind} />
                {visit.window ? (
                  <Chip tone="amber">
                    {words('day.window', { from: visit.window.from, until: visit.window.until })}
                  </Chip>
                ) : null}
                <Chip>{words('day.minutes', { count: visit.serviceMinutes })}</Chip>
                <Chip tone={statusTone(visit.status)}>{words(`status.${visit.status}`)}</Chip>
              </span>
              <span className={styles.printed}>{words('day.signed')} ______________</span>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}
