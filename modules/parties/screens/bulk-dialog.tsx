import { Autocomplete, Button, Modal, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { api } from '#contract';
import type { BulkChange, BulkChangeOrder, BulkSelection } from '#modules/parties/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import { type BulkKind, useBulkValues } from './bulk-words.ts';
import styles from './customers.module.css';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames, useTags } from './party-queries.ts';

export type BulkDialogProps = {
  readonly kind: BulkKind;
  readonly selection: BulkSelection;
  readonly onClose: () => void;
  readonly onStarted: (bulkChangeId: string) => void;
};

/** One change of many customers: to what, whom it would change, and then yes or no. */
export function BulkDialog({ kind, selection, onClose, onStarted }: BulkDialogProps) {
  const words = useWords();
  const prepare = useMutation({
    mutationFn: (order: BulkChangeOrder) =>
      answered(api.parties.prepareBulkChange({ body: { selection, order } })),
  });
  const start = useMutation({
    mutationFn: ({ bulkChangeId }: BulkChange) =>
      answered(api.parties.startBulkChange({ params: { bulkChangeId } })),
    onSuccess: ({ bulkChangeId }) => onStarted(bulkChangeId),
  });
  const { mutate } = prepare;
  useEffect(() => {
    if (kind === 'archive' || kind === 'restore') mutate({ kind });
  }, [kind, mutate]);
  const prepared = prepare.data;
  return (
    <Modal opened onClose={onClose} title={words(`bulk.kind.${kind}`)} size="lg">
      <div className={styles.bulkDialog}>
        {kind === 'archive' || kind === 'restore' ? null : (
          <OrderForm kind={kind} isBusy={prepare.isPending} onOrder={mutate} onChanged={prepare.reset} />
        )}
        {prepare.isPending ? <Skeletons rows={3} /> : null}
        {prepare.error ? <ErrorPanel error={prepare.error} /> : null}
        {start.error ? <ErrorPanel error={start.error} /> : null}
        {prepared ? <Preview change={prepared} /> : null}
        <div className={styles.bulkDialogFoot}>
          <Button onClick={onClose}>{words('bulk.cancel')}</Button>
          {prepared ? (
            <Button
              variant="filled"
              data-autofocus
              disabled={prepared.found.changing === 0}
              loading={start.isPending}
              onClick={() => start.mutate(prepared)}
            >
              {words('bulk.start')}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}

function OrderForm(props: {
  readonly kind: Exclude<BulkKind, 'archive' | 'restore'>;
  readonly isBusy: boolean;
  readonly onOrder: (order: BulkChangeOrder) => void;
  readonly onChanged: () => void;
}) {
  const { kind } = props;
  const words = useWords();
  const [value, setValue] = useState('');
  const change = (next: string | null) => {
    setValue(next ?? '');
    props.onChanged();
  };
  const isTag = kind === 'add-tag' || kind === 'remove-tag';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tag = value.trim();
    const id = value === '' ? null : value;
    if (isTag) {
      if (tag !== '') props.onOrder({ kind, tag });
    } else if (kind === 'set-owner') props.onOrder({ kind, ownerId: id });
    else props.onOrder({ kind, branchId: id });
  };
  return (
    <form className={styles.bulkForm} onSubmit={submit}>
      <OrderValue kind={kind} value={value} onChange={change} />
      <Button type="submit" loading={props.isBusy} disabled={isTag && value.trim() === ''}>
        {words('bulk.look')}
      </Button>
    </form>
  );
}

function OrderValue(props: {
  readonly kind: BulkKind;
  readonly value: string;
  readonly onChange: (value: string | null) => void;
}) {
  const words = useWords();
  const tags = useTags();
  const { branches, staff } = usePlaceNames();
  if (props.kind === 'set-owner' || props.kind === 'set-branch') {
    const isOwner = props.kind === 'set-owner';
    return (
      <Select
        label={words(isOwner ? 'bulk.owner' : 'bulk.branch')}
        placeholder={words(isOwner ? 'bulk.nobody' : 'bulk.noBranch')}
        data={
          isOwner
            ? staff.map(({ staffId, displayName }) => ({ value: staffId, label: displayName }))
            : branches.map(({ branchId, name }) => ({ value: branchId, label: name }))
        }
        value={props.value === '' ? null : props.value}
        onChange={props.onChange}
        clearable
        searchable
        data-autofocus
      />
    );
  }
  return (
    <Autocomplete
      label={words('bulk.tag')}
      data={tags}
      limit={20}
      maxLength={60}
      value={props.value}
      onChange={props.onChange}
      data-autofocus
    />
  );
}

function Preview({ change }: { readonly change: BulkChange }) {
  const words = useWords();
  const format = useLocaleFormat();
  const valuesOf = useBulkValues();
  const { changing, alreadySo, notYours, exact } = change.found;
  return (
    <div role="status" className={styles.bulkPreview}>
      <strong>
        {changing === 0
          ? words('bulk.nothing')
          : exact
            ? words('bulk.willChange', { count: changing })
            : words('bulk.atLeast', { number: format.number(changing) })}
      </strong>
      {alreadySo > 0 ? (
        <span className={styles.quiet}>{words('bulk.alreadySo', { count: alreadySo })}</span>
      ) : null}
      {notYours > 0 ? (
        <span className={styles.quiet}>{words('bulk.notYours', { count: notYours })}</span>
      ) : null}
      {change.sample.length === 0 ? null : (
        <table className={styles.bulkTable}>
          <caption>{words('bulk.sample')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('list.name')}</th>
              <th scope="col">{words('bulk.was')}</th>
              <th scope="col">{words('bulk.will')}</th>
            </tr>
          </thead>
          <tbody>
            {change.sample.map(({ partyId, displayName, from }) => {
              const { was, will } = valuesOf(change.order, from);
              return (
                <tr key={partyId}>
                  <th scope="row">{displayName}</th>
                  <td>{was}</td>
                  <td>{will}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
