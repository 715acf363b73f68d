import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronUp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { BulkSelection, PartyFilters } from '#modules/parties/contract';
import { answered, useLocaleFormat } from '#ui';
import { BulkDialog } from './bulk-dialog.tsx';
import { BULK_KINDS, type BulkKind } from './bulk-words.ts';
import styles from './customers.module.css';
import { useWords } from './messages/use-words.ts';

export type BulkBarProps = {
  readonly selectedIds: ReadonlySet<string>;
  /** What the list holds besides the rows that are loaded. */
  readonly filters: PartyFilters;
  readonly hasMore: boolean;
  readonly loaded: number;
  readonly kinds?: readonly BulkKind[];
  readonly onClear: () => void;
  readonly onStarted: (bulkChangeId: string) => void;
};

/** What can be done with the ticked customers, at the bottom of the list. */
export function BulkBar(props: BulkBarProps) {
  const { selectedIds, filters, hasMore, loaded, onClear } = props;
  const words = useWords();
  const format = useLocaleFormat();
  const [isAll, setIsAll] = useState(false);
  const [kind, setKind] = useState<BulkKind>();
  const mayTakeAll = hasMore && selectedIds.size >= loaded;
  const { data } = useQuery({
    queryKey: ['parties', 'count', filters],
    queryFn: ({ signal }) => answered(api.parties.countParties({ query: filters, signal })),
    enabled: mayTakeAll,
  });
  if (selectedIds.size === 0) return null;
  const takesAll = isAll && mayTakeAll;
  const number = data === undefined ? '' : `${format.number(data.count)}${data.exact ? '' : '+'}`;
  const selection: BulkSelection = takesAll
    ? { kind: 'filtered', filters }
    : { kind: 'named', partyIds: [...selectedIds] };
  return (
    <section className={styles.bulk} aria-label={words('bulk.label')}>
      <ActionIcon variant="subtle" aria-label={words('bulk.clear')} onClick={onClear}>
        <IconX size="1rem" stroke={1.8} aria-hidden />
      </ActionIcon>
      <strong role="status">
        {takesAll
          ? words('bulk.allSelected', { number })
          : words('bulk.selected', { count: selectedIds.size })}
      </strong>
      {mayTakeAll && !isAll && data !== undefined ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setIsAll(true)}>
          {words('bulk.selectAll', { number })}
        </Button>
      ) : null}
      <BulkKinds kinds={props.kinds ?? BULK_KINDS} onChoose={setKind} />
      {kind === undefined ? null : (
        <BulkDialog
          kind={kind}
          selection={selection}
          onClose={() => setKind(undefined)}
          onStarted={(bulkChangeId) => {
            setKind(undefined);
            onClear();
            props.onStarted(bulkChangeId);
          }}
        />
      )}
    </section>
  );
}

/** Buttons on a wide page, one menu on a phone. */
function BulkKinds(props: {
  readonly kinds: readonly BulkKind[];
  readonly onChoose: (kind: BulkKind) => void;
}) {
  const words = useWords();
  return (
    <>
      <span className={styles.bulkButtons}>
        {props.kinds.map((kind) => (
          <Button key={kind} size="compact-md" onClick={() => props.onChoose(kind)}>
            {words(`bulk.kind.${kind}`)}
          </Button>
        ))}
      </span>
      <span className={styles.bulkMenu}>
        <Menu position="top-end" withinPortal>
          <Menu.Target>
            <Button rightSection={<IconChevronUp size="0.875rem" stroke={1.8} aria-hidden />}>
              {words('file.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {props.kinds.map((kind) => (
              <Menu.Item key={kind} onClick={() => props.onChoose(kind)}>
                {words(`bulk.kind.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </span>
    </>
  );
}
