import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { TimelineEntryShown } from '#modules/timeline/contract';
import {
  answered,
  EmptyState,
  ErrorPanel,
  Skeletons,
  Timeline,
  type TimelineEntry,
  useLocaleFormat,
  useSlotPanels,
  useToasts,
} from '#ui';
import { EntryBody, hasBody, RecordedLater } from './entry-body.tsx';
import { lookOf } from './entry-icon.ts';
import { useEntryTitle } from './entry-words.ts';
import { useWords } from './messages/use-words.ts';
import styles from './timeline.module.css';
import { TimelineFilter } from './timeline-filter.tsx';
import { refreshTimeline, timelineKey } from './timeline-query.ts';
import { useEntryFilter } from './use-entry-filter.ts';

const PAGE = 40;

function useTimeline(partyId: string, show: string | undefined) {
  return useInfiniteQuery({
    queryKey: [...timelineKey(partyId), show],
    queryFn: ({ pageParam: cursor, signal }) =>
      answered(
        api.timeline.listTimeline({ params: { partyId }, query: { limit: PAGE, cursor, show }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

function TakeBack({ partyId, entry }: { readonly partyId: string; readonly entry: TimelineEntryShown }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const takeBack = () => {
    const params = { partyId, interactionId: entry.entryId };
    answered(api.timeline.retractInteraction({ params }))
      .then(() => refreshTimeline(client, partyId))
      .then(() => toasts.done(words('wasTakenBack')))
      .catch(toasts.failed);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={words('entryMenu')} size="sm">
          <IconDots size="1rem" stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowBackUp size="1rem" stroke={1.7} />} onClick={takeBack}>
          {words('takeBack')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useEntryView(partyId: string): (entry: TimelineEntryShown) => TimelineEntry {
  const words = useWords();
  const format = useLocaleFormat();
  const titleOf = useEntryTitle();
  const drawnByModules = new Set(useSlotPanels('timeline.entry').map(({ moduleName }) => moduleName));
  const callTitle = ({ values }: TimelineEntryShown) => [
    words(values.direction === 'inbound' ? 'call.inbound' : 'call.outbound'),
    words(`outcome.${String(values.outcome)}` as 'outcome.reached'),
    ...(typeof values.minutes === 'number' ? [format.duration(values.minutes)] : []),
  ];
  const contactTitle = ({ values }: TimelineEntryShown) => [
    words(`channel.${String(values.channel)}` as 'channel.fax'),
    words(values.direction === 'inbound' ? 'contact.inbound' : 'contact.outbound'),
  ];
  const partsOf = (entry: TimelineEntryShown) => {
    if (entry.kind === 'call.logged') return callTitle(entry);
    return entry.kind === 'contact.logged' ? contactTitle(entry) : [titleOf(entry)];
  };
  return (entry) => {
    const [what, ...more] = partsOf(entry);
    const { amountMinor, currency } = entry.values;
    const amount =
      typeof amountMinor === 'number' && typeof currency === 'string'
        ? format.money(amountMinor, currency)
        : undefined;
    const isEdit = Array.isArray(entry.values.changes) && entry.values.changes.length > 0;
    return {
      id: entry.entryId,
      at: entry.occurredAt,
      ...lookOf(entry),
      title: (
        <>
          <b>{what}</b>
          {[...more, ...(entry.actorName === null ? [] : [entry.actorName])].map((part) => ` · ${part}`)}
          <RecordedLater entry={entry} />
        </>
      ),
      ...(hasBody(entry, drawnByModules) ? { body: <EntryBody entry={entry} /> } : {}),
      ...(entry.kind === 'note.added' ? { isNote: true } : {}),
      ...(isEdit ? { foldKey: `${entry.source} ${entry.actorName}` } : {}),
      ...(amount === undefined ? {} : { aside: amount }),
      ...(entry.values.mayRetract === true
        ? {
            aside: (
              <span className={styles.aside}>
                <time dateTime={entry.occurredAt} title={format.dateTime(entry.occurredAt)}>
                  {format.time(entry.occurredAt)}
                </time>
                <TakeBack partyId={partyId} entry={entry} />
              </span>
            ),
          }
        : {}),
    };
  };
}

/** Everything that happened with a customer, told by all modules. */
export function TimelineTab({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const filter = useEntryFilter();
  const query = useTimeline(partyId, filter.text);
  const viewOf = useEntryView(partyId);
  const pages = query.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.items);
  const isFiltered = filter.text !== undefined;
  return (
    <>
      <h2 className="visually-hidden">{words('label')}</h2>
      <TimelineFilter sources={pages[0]?.sources ?? []} />
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={6} withAvatar /> : null}
      {query.data ? (
        <Timeline
          label={words('label')}
          entries={entries.map(viewOf)}
          hasMore={query.hasNextPage}
          isLoadingMore={query.isFetchingNextPage}
          onLoadMore={() => void query.fetchNextPage()}
          empty={
            <EmptyState
              icon={IconHistory}
              title={words(isFiltered ? 'nothing' : 'empty.title')}
              text={isFiltered ? '' : words('empty.text')}
            />
          }
        />
      ) : null}
    </>
  );
}
