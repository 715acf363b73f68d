import { Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { COUNT_REASONS, type Part } from '#modules/stock/contract';
import { ErrorPanel } from '#ui';
import styles from './stock.module.css';
import { useStockChange } from './stock-queries.ts';
import { useWords } from './words/use-words.ts';

export type Dialog = 'received' | 'ordered' | 'returned' | 'count' | 'transfer' | 'reorder';

type StockDialogProps = {
  readonly dialog: Dialog | undefined;
  readonly part: Part;
  readonly stock: Part['stock'][number];
  readonly onClose: () => void;
};

/** Records what happened with a part at a branch. */
export function StockDialog({ dialog, ...rest }: StockDialogProps) {
  const words = useWords();
  return (
    <Modal
      opened={dialog !== undefined}
      onClose={rest.onClose}
      title={dialog ? words(`do.${dialog}`) : undefined}
    >
      {dialog ? <DialogForm key={dialog} dialog={dialog} {...rest} /> : null}
    </Modal>
  );
}

function DialogForm({ dialog, part, stock, onClose }: StockDialogProps & { readonly dialog: Dialog }) {
  const words = useWords();
  const [quantity, setQuantity] = useState<number | string>(startOf(dialog, stock, part.lastBuy));
  const [reason, setReason] = useState<(typeof COUNT_REASONS)[number]>('counted');
  const others = part.stock.filter(({ branchId }) => branchId !== stock.branchId);
  const [toBranchId, sendTo] = useState(others[0]?.branchId ?? '');
  const [note, setNote] = useState('');
  const change = useStockChange(
    () =>
      send(dialog, {
        part,
        stock,
        quantity: Number(quantity),
        isEmpty: quantity === '',
        reason,
        toBranchId,
        note,
      }),
    words('done'),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(undefined, { onSuccess: onClose });
  };
  const mayBeNothing = dialog === 'count' || dialog === 'reorder';
  const isReady = dialog === 'reorder' || (quantity !== '' && Number(quantity) >= (mayBeNothing ? 0 : 1));
  const isStated = dialog !== 'count' || reason !== 'other' || note.trim() !== '';
  const hasWhere = dialog !== 'transfer' || toBranchId !== '';
  return (
    <form className={styles.form} onSubmit={submit}>
      {dialog === 'count' ? (
        <p className={styles.quiet}>{words('count.written', { count: stock.onHand })}</p>
      ) : null}
      <NumberInput
        label={words(`quantity.${dialog}`)}
        {...(dialog === 'reorder' ? { description: words('reorder.empty') } : {})}
        data-autofocus
        min={mayBeNothing ? 0 : 1}
        max={100_000}
        allowDecimal={false}
        value={quantity}
        onChange={setQuantity}
      />
      {dialog === 'count' ? (
        <NativeSelect
          label={words('count.reason')}
          value={reason}
          onChange={(event) =>
            setReason(COUNT_REASONS.find((one) => one === event.currentTarget.value) ?? 'counted')
          }
          data={COUNT_REASONS.map((value) => ({ value, label: words(`reason.${value}`) }))}
        />
      ) : null}
      {dialog === 'transfer' ? (
        <NativeSelect
          label={words('sendTo')}
          value={toBranchId}
          onChange={(event) => sendTo(event.currentTarget.value)}
          data={others.map(({ branchId, branchName }) => ({ value: branchId, label: branchName }))}
        />
      ) : null}
      {dialog === 'reorder' ? null : (
        <TextInput
          label={words('note')}
          required={dialog === 'count' && reason === 'other'}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {change.error ? <ErrorPanel error={change.error} /> : null}
      <Button
        type="submit"
        variant="filled"
        disabled={!isReady || !isStated || !hasWhere}
        loading={change.isPending}
      >
        {words('save')}
      </Button>
    </form>
  );
}

function startOf(dialog: Dialog, stock: Part['stock'][number], lastBuy: Part['lastBuy']): number | string {
  // Of what will not be made any more, all that is still needed.
  const last = lastBuy && 'toBuy' in lastBuy && lastBuy.toBuy > 0 ? lastBuy.toBuy : null;
  if (dialog === 'ordered') return last ?? stock.orderQuantity ?? 1;
  if (dialog === 'received') return stock.ordered > 0 ? stock.ordered : 1;
  if (dialog === 'reorder') return stock.reorderBy === 'hand' ? (stock.reorderPoint ?? '') : '';
  return dialog === 'count' ? '' : 1;
}

type Sent = {
  readonly part: Part;
  readonly stock: Part['stock'][number];
  readonly quantity: number;
  readonly isEmpty: boolean;
  readonly reason: (typeof COUNT_REASONS)[number];
  readonly toBranchId: string;
  readonly note: string;
};

function send(dialog: Dialog, { part, stock, quantity, isEmpty, reason, toBranchId, note }: Sent) {
  const params = { partId: part.partId };
  const { branchId } = stock;
  switch (dialog) {
    case 'count':
      return api.stock.countStock({
        params,
        body: { branchId, counted: quantity, writtenOnHand: stock.onHand, reason, note },
      });
    case 'transfer':
      return api.stock.transferStock({
        params,
        body: { fromBranchId: branchId, toBranchId, quantity, note },
      });
    case 'reorder':
      return api.stock.setReorderPoint({
        params,
        body: { branchId, reorderPoint: isEmpty ? null : quantity },
      });
    default:
      return api.stock.moveStock({ params, body: { branchId, kind: dialog, quantity, note } });
  }
}
