import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import type { AssetStatus, AssetWithFacts, RecordableKind } from '#modules/assets/contract';
import { answered, ErrorPanel, useLocaleFormat, useNow, useToasts } from '#ui';
import { refreshAssets } from './asset-queries.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';

/** What people may record at each standing; what repairs bring about is recorded there. */
const POSSIBLE: Record<AssetStatus, readonly RecordableKind[]> = {
  held: ['installed', 'part-changed', 'lost', 'returned', 'retired'],
  'in-use': ['part-changed', 'lost', 'returned', 'retired'],
  'in-repair': ['part-changed'],
  lost: ['found', 'retired'],
  swapped: [],
  returned: [],
  retired: [],
};

/** Records what happened with an asset. */
export function FactForm({ asset }: { readonly asset: AssetWithFacts }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const today = useLocaleFormat().dayKey(useNow());
  const possible = POSSIBLE[asset.status];
  const [kind, setKind] = useState<RecordableKind | undefined>(possible[0]);
  const [happenedOn, setHappenedOn] = useState(today);
  const [note, setNote] = useState('');
  const { assetId, revision, partyId } = asset;
  const record = useMutation({
    mutationFn: (chosen: RecordableKind) =>
      answered(
        api.assets.recordAssetFact({
          params: { assetId },
          body: { revision, kind: chosen, happenedOn, note },
        }),
      ),
    onSuccess: () => toasts.done(words('record.done')),
    onSettled: () => refreshAssets(client, partyId),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind) record.mutate(kind);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <NativeSelect
        label={words('record.kind')}
        value={kind ?? ''}
        onChange={(event) => setKind(possible.find((one) => one === event.currentTarget.value))}
        data={possible.map((value) => ({ value, label: words(`fact.${value}`) }))}
      />
      <TextInput
        type="date"
        label={words('record.on')}
        max={today}
        value={happenedOn}
        onChange={(event) => setHappenedOn(event.currentTarget.value)}
      />
      <Textarea
        label={words('record.note')}
        maxLength={1000}
        autosize
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {record.error ? <ErrorPanel error={record.error} /> : null}
      <Button type="submit" disabled={!kind || happenedOn === ''} loading={record.isPending}>
        {words('record.save')}
      </Button>
    </form>
  );
}
