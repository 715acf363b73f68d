import { ActionIcon, Button, Checkbox, Menu, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconPackage,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { OfferItem } from '#modules/catalogue/contract';
import { answered, Chip, EmptyState, ErrorPanel, Skeletons, useLocaleFormat, useToasts } from '#ui';
import styles from './catalogue.module.css';
import { catalogueKey, useBusinessCurrency, useOfferItems } from './catalogue-queries.ts';
import { useWords } from './messages/use-words.ts';
import { OfferItemForm } from './offer-item-form.tsx';

/** The offer, to be looked through and changed. */
export function CatalogueSection() {
  const words = useWords();
  const currency = useBusinessCurrency();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [includeArchived, setIncludeArchived] = useState(false);
  const [edited, setEdited] = useState<OfferItem | 'new'>();
  const items = useOfferItems({ q, includeArchived });
  const addButton = (
    <Button leftSection={<IconPlus size="1rem" stroke={1.8} />} onClick={() => setEdited('new')}>
      {words('add')}
    </Button>
  );
  const isEmpty = items.rows?.length === 0;
  return (
    <>
      <p className={styles.text}>{words('text')}</p>
      <div className={styles.tools}>
        <TextInput
          aria-label={words('search')}
          placeholder={words('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Checkbox
          label={words('withArchived')}
          checked={includeArchived}
          onChange={(event) => setIncludeArchived(event.currentTarget.checked)}
        />
        {addButton}
      </div>
      {items.error ? <ErrorPanel error={items.error} onRetry={items.onRetry} /> : null}
      {items.rows === undefined && !items.error ? <Skeletons rows={6} /> : null}
      {isEmpty && q !== '' ? <p className={styles.text}>{words('nothing')}</p> : null}
      {isEmpty && q === '' ? (
        <EmptyState
          icon={IconPackage}
          title={words('empty.title')}
          text={words('empty.text')}
          action={addButton}
        />
      ) : null}
      {items.rows && !isEmpty ? <OfferTable items={items.rows} onChange={setEdited} /> : null}
      {items.hasMore ? (
        <Button variant="subtle" fullWidth loading={items.isLoadingMore} onClick={items.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        size="lg"
        title={
          edited === undefined || edited === 'new'
            ? words('form.addTitle')
            : words('form.changeTitle', { name: edited.name })
        }
      >
        {edited === undefined || currency === undefined ? null : (
          <OfferItemForm
            item={edited === 'new' ? undefined : edited}
            currency={edited === 'new' ? currency : edited.currency}
            onClose={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </>
  );
}

type OfferTableProps = {
  readonly items: readonly OfferItem[];
  readonly onChange: (item: OfferItem) => void;
};

function OfferTable({ items, onChange }: OfferTableProps) {
  const words = useWords();
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('column.name')}</th>
            <th scope="col">{words('column.kind')}</th>
            <th scope="col" className={styles.amount}>
              {words('column.price')}
            </th>
            <th scope="col" className={`${styles.amount} ${styles.extra}`}>
              {words('column.cost')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <OfferRow key={item.offerItemId} item={item} onChange={() => onChange(item)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OfferRow({ item, onChange }: { readonly item: OfferItem; readonly onChange: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const cost = item.costToServe?.amountMinor ?? item.costMinor;
  return (
    <tr>
      <td>
        {item.name} <span className={styles.quiet}>{item.code}</span>
        {item.archivedAt === null ? null : <Chip>{words('archived')}</Chip>}
      </td>
      <td>{words(`kind.${item.kind}`)}</td>
      <td className={styles.amount}>{format.money(item.priceMinor, item.currency)}</td>
      <td className={`${styles.amount} ${styles.extra}`}>
        {cost === null ? '–' : format.money(cost, item.currency)}
      </td>
      <td className={styles.amount}>
        <RowMenu item={item} onChange={onChange} />
      </td>
    </tr>
  );
}

function RowMenu({ item, onChange }: { readonly item: OfferItem; readonly onChange: () => void }) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const { offerItemId, name } = item;
  const isArchived = item.archivedAt !== null;
  const toggle = async (archive: boolean) => {
    const params = { offerItemId };
    await answered(
      archive ? api.catalogue.archiveOfferItem({ params }) : api.catalogue.restoreOfferItem({ params }),
    );
    await client.invalidateQueries({ queryKey: catalogueKey });
  };
  const archive = () =>
    toggle(true)
      .then(() =>
        toasts.doneWithUndo(words('after.archived', { name }), () => void toggle(false).catch(toasts.failed)),
      )
      .catch(toasts.failed);
  const restore = () =>
    toggle(false)
      .then(() => toasts.done(words('after.restored', { name })))
      .catch(toasts.failed);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={words('menu', { name })}>
          <IconDots size="1rem" stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size="1rem" stroke={1.7} />} onClick={onChange}>
          {words('change', { name })}
        </Menu.Item>
        {isArchived ? (
          <Menu.Item leftSection={<IconArchiveOff size="1rem" stroke={1.7} />} onClick={() => void restore()}>
            {words('restore')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchive size="1rem" stroke={1.7} />} onClick={() => void archive()}>
            {words('archive')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
