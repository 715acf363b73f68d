import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import type { CustomerDay, PartyFilters, PartySort, PartySummary } from '#modules/parties/contract';
import { answered, ErrorPanel, Skeletons, useKeysetList, useLocaleFormat, useUrlState } from '#ui';
import { calendarRange } from '#ui/day-calendar/calendar-range.ts';
import { type CalendarDay, DayCalendar } from '#ui/day-calendar/day-calendar.tsx';
import { CustomerCard } from '../customer-card.tsx';
import styles from '../customers.module.css';
import { useWords } from '../messages/use-words.ts';
import { rememberList } from '../originating-list.ts';
import { listKey } from '../party-queries.ts';
import { useCalendarDay } from './calendar-day.ts';
import { useViewWords } from './words/use-view-words.ts';

const ROWS_A_PAGE = 50;

interface Asked {
  readonly by: CustomerDay;
  readonly filters: PartyFilters;
  readonly sort: PartySort;
  readonly reveal: boolean;
}

/** The list by a date of the customers: a month or a week, and the customers of one day. */
export function CustomersCalendar(asked: Asked) {
  const { by, filters } = asked;
  const words = useWords();
  const own = useViewWords();
  const { on, today, setOn } = useCalendarDay();
  const [spanText, setSpan] = useUrlState('span');
  const span = spanText === 'week' ? 'week' : 'month';
  const range = calendarRange(on, span);
  const query = useQuery({
    queryKey: ['parties', 'list', 'days', by, range, filters],
    queryFn: ({ signal }) =>
      answered(api.parties.listPartyDays({ query: { ...filters, by, ...range }, signal })),
  });
  const days = new Map(
    query.data?.items.map(({ on: day, count, isMore, first }): [string, CalendarDay] => [
      day,
      { count, isMore, first: first.map(({ displayName }) => displayName) },
    ]),
  );
  return (
    <>
      <p className={styles.boardNote}>{own(`dateHow.${by}`)}</p>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      <DayCalendar
        label={`${words('place')}: ${own(`date.${by}`)}`}
        on={on}
        today={today}
        span={span}
        days={query.data && days}
        onChange={(place) => {
          setOn(place.on);
          setSpan(place.span === 'week' ? 'week' : undefined);
        }}
      >
        <DayList key={on} on={on} {...asked} />
      </DayCalendar>
    </>
  );
}

/** The customers of one day, each opened by a press. */
function DayList({ by, on, filters, sort, reveal }: Asked & { readonly on: string }) {
  const own = useViewWords();
  const narrowed = { ...filters, [by]: on };
  const list = useKeysetList<PartySummary>({
    queryKey: listKey({ sort, reveal, ...narrowed }),
    askPage: ({ cursor, signal }) =>
      api.parties.listParties({ query: { ...narrowed, sort, cursor, limit: ROWS_A_PAGE, reveal }, signal }),
  });
  const rows = list.rows ?? [];
  return (
    <>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={3} /> : null}
      {list.rows?.length === 0 ? <p className={styles.dayNone}>{own('inDay.none')}</p> : null}
      <ul className={styles.dayList}>
        {rows.map((row) => (
          <li key={row.partyId}>
            <Link
              to="/customers/$partyId"
              params={{ partyId: row.partyId }}
              className={styles.dayRow}
              onClick={() => rememberList(rows.map(({ partyId }) => partyId))}
            >
              <CustomerCard customer={row} />
              <DayNote by={by} on={on} customer={row} />
            </Link>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {own('inDay.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Why a customer stands on that day: how old they become, or what their rhythm is. */
function DayNote(props: { readonly by: CustomerDay; readonly on: string; readonly customer: PartySummary }) {
  const { by, on, customer } = props;
  const own = useViewWords();
  const format = useLocaleFormat();
  const { lastPurchaseOn, typicalGapDays } = customer.figures;
  if (by === 'birthdayOn' && customer.bornOn !== null) {
    // Who was born on 29 February is a year older at the end of the 28th.
    const age = Number(on.slice(0, 4)) - Number(customer.bornOn.slice(0, 4));
    return <span className={styles.quiet}>{own('inDay.turns', { count: age })}</span>;
  }
  if (by !== 'purchaseDueOn' || lastPurchaseOn === null || typicalGapDays === null) return null;
  return (
    <span className={styles.quiet}>
      {own('inDay.lastBought', { when: format.date(lastPurchaseOn) })} ·{' '}
      {own('inDay.usually', { gap: format.days(typicalGapDays) })}
    </span>
  );
}
