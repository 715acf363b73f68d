import { Button, NativeSelect, NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { Answer } from '#contract-kit';
import type { Repair } from '#modules/repairs/contract';
import type { Reservation } from '#modules/stock/contract';
import { answered, Card, Chip, ErrorPanel, useLocaleFormat, useMay, useSession, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './repairs.module.css';

type Shown = { items: Reservation[] };

/** Parts that are kept for a repair and went into it: one press uses one. */
export function PartsCard({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const may = useMay();
  const { repairId, endedAt } = repair;
  const parts = useQuery({
    queryKey: ['repairs', 'parts', repairId],
    queryFn: ({ signal }) => answered(api.repairs.listRepairParts({ params: { repairId }, signal })),
  });
  const mayTake = may('repairs.write') && may('stock.write') && endedAt === null;
  const items = parts.data?.items ?? [];
  return (
    <Card title={words('parts.title')}>
      {parts.error ? <ErrorPanel error={parts.error} onRetry={() => void parts.refetch()} /> : null}
      {parts.data && items.length === 0 ? <p className={styles.quiet}>{words('parts.none')}</p> : null}
      <ul className={styles.list}>
        {items.map((kept) => (
          <KeptPart key={kept.reservationId} kept={kept} repair={repair} mayTake={mayTake} />
        ))}
      </ul>
      {mayTake ? <ReserveForm repair={repair} /> : null}
    </Card>
  );
}

function usePartsChange<T>(repair: Repair, change: (given: T) => Promise<Answer<Shown>>, done: string) {
  const client = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (given: T) => answered(change(given)),
    onSuccess: () => toasts.done(done),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['repairs', 'parts', repair.repairId] }),
        client.invalidateQueries({ queryKey: ['stock'] }),
        client.invalidateQueries({ queryKey: ['timeline', repair.partyId] }),
      ]),
  });
}

type KeptPartProps = { readonly kept: Reservation; readonly repair: Repair; readonly mayTake: boolean };

function KeptPart({ kept, repair, mayTake }: KeptPartProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayOpen = useMay()('stock.read');
  const { reservationId, partId, partName: name, quantity, outcome } = kept;
  const isAwaited = outcome === null && !kept.isThere;
  const params = { repairId: repair.repairId, reservationId };
  const use = usePartsChange(
    repair,
    () => api.repairs.consumeRepairPart({ params }),
    words('parts.doneUsed'),
  );
  const release = usePartsChange(
    repair,
    () => api.repairs.releaseRepairPart({ params }),
    words('parts.doneReleased'),
  );
  const error = use.error ?? release.error;
  return (
    <li className={styles.fact}>
      <span className={styles.chips}>
        {mayOpen ? (
          <Link to="/stock/$partId" params={{ partId }}>
            {name}
          </Link>
        ) : (
          name
        )}
        × {format.number(quantity)}
        <Chip
          tone={isAwaited ? 'amber' : outcome === 'used' ? 'green' : outcome === null ? 'indigo' : 'plain'}
        >
          {words(`parts.${isAwaited ? 'awaited' : (outcome ?? 'kept')}`)}
        </Chip>
      </span>
      {mayTake && outcome === null ? (
        <span className={styles.actions}>
          {isAwaited ? null : (
            <Button
              size="compact-sm"
              variant="filled"
              aria-label={words('parts.useOf', { name })}
              loading={use.isPending}
              onClick={() => use.mutate(undefined)}
            >
              {words('parts.use')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={words('parts.releaseOf', { name })}
            loading={release.isPending}
            onClick={() => release.mutate(undefined)}
          >
            {words('parts.release')}
          </Button>
        </span>
      ) : null}
      {error ? <ErrorPanel error={error} /> : null}
    </li>
  );
}

function ReserveForm({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const session = useSession();
  const branches = session?.branches ?? [];
  const [chosenBranch, chooseBranch] = useState<string>();
  const asked = chosenBranch ?? session?.branchId;
  const [typed, type] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [partId, choose] = useState<string | null>(null);
  const [quantity, setQuantity] = useState<number | string>(1);
  const listed = useQuery({
    queryKey: ['stock', 'list', asked, 'all', 'choice', q],
    queryFn: ({ signal }) =>
      answered(
        api.stock.listParts({
          query: { branchId: asked, limit: 20, ...(q === '' ? {} : { q }) },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
  const branchId = asked ?? listed.data?.items[0]?.branchId ?? branches[0]?.id ?? '';
  const chosenPart = listed.data?.items.find((part) => part.partId === partId);
  const isShort = chosenPart !== undefined && chosenPart.free < Number(quantity);
  const reserve = usePartsChange(
    repair,
    (chosen: string) =>
      api.repairs.reserveRepairPart({
        params: { repairId: repair.repairId },
        body: {
          partId: chosen,
          branchId,
          quantity: Number(quantity),
          ifNotFree: isShort ? 'wait' : 'refuse',
        },
      }),
    words(isShort ? 'parts.doneAwaited' : 'parts.doneReserved'),
  );
  const options = (listed.data?.items ?? []).map((part) => ({
    value: part.partId,
    label: words('parts.option', {
      name: part.name,
      sku: part.sku,
      free: format.number(Math.max(0, part.free)),
    }),
  }));
  return (
    <div className={`${styles.form} ${styles.below}`}>
      <Select
        label={words('parts.search')}
        searchable
        clearable
        nothingFoundMessage={words('parts.nothing')}
        filter={({ options: all }) => all}
        data={options}
        value={partId}
        onChange={choose}
        onSearchChange={(text) => {
          if (partId === null) type(text);
        }}
      />
      <div className={styles.pair}>
        <NumberInput
          label={words('parts.quantity')}
          min={1}
          max={999}
          allowDecimal={false}
          value={quantity}
          onChange={setQuantity}
        />
        {branches.length > 1 ? (
          <NativeSelect
            label={words('parts.branch')}
            value={branchId}
            onChange={(event) => {
              chooseBranch(event.currentTarget.value);
              choose(null);
            }}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
      </div>
      {isShort ? <p className={styles.quiet}>{words('parts.short')}</p> : null}
      {reserve.error ? <ErrorPanel error={reserve.error} /> : null}
      <Button
        disabled={partId === null || Number(quantity) < 1}
        loading={reserve.isPending}
        onClick={() => {
          if (partId) {
            reserve.mutate(partId, {
              onSuccess: () => {
                choose(null);
                type('');
                setQuantity(1);
              },
            });
          }
        }}
      >
        {words(isShort ? 'parts.await' : 'parts.reserve')}
      </Button>
    </div>
  );
}
