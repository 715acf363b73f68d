import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Asset } from '#modules/assets/contract';
import { Chip, ErrorPanel, Skeletons, Slot, useLocaleFormat, useMay, useNow } from '#ui';
import { assetName } from './asset-name.ts';
import { useAssetsOf } from './asset-queries.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { RegisterDialog } from './register-dialog.tsx';
import { toneOf } from './status-tone.ts';

/** What a customer owns and how long it is covered, beside their file. */
export function DevicesPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('assets.write');
  const query = useAssetsOf(partyId, 'present');
  const [registering, register] = useState(false);
  return (
    <>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={1} /> : null}
      {query.data?.items.length === 0 ? <p className={styles.quiet}>{words('panel.empty')}</p> : null}
      <ul className={styles.list}>
        {query.data?.items.map((asset) => (
          <li key={asset.assetId} className={styles.device}>
            <DeviceLine asset={asset} />
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <Button
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => register(true)}
          className={styles.add}
        >
          {words('register.open')}
        </Button>
      ) : null}
      <Slot name="customer.devices" props={{ partyId }} />
      <RegisterDialog partyId={registering ? partyId : undefined} onClose={() => register(false)} />
    </>
  );
}

function DeviceLine({ asset }: { readonly asset: Asset }) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow());
  const { assetId, make, model, serial, status, warrantyEndsOn } = asset;
  const named = [make, model].filter((part) => part !== '').join(' ');
  return (
    <>
      <span className={styles.deviceHead}>
        <Link to="/assets/$assetId" params={{ assetId }}>
          {assetName(words, asset)}
        </Link>
        {status === 'in-use' ? null : <Chip tone={toneOf(status)}>{words(`status.${status}`)}</Chip>}
      </span>
      <span className={styles.quiet}>
        {[named, serial].filter((part) => part !== '' && part !== null).join(' · ')}
      </span>
      {warrantyEndsOn === null ? null : (
        <span className={styles.quiet}>
          {words(warrantyEndsOn < today ? 'panel.coverEnded' : 'panel.coveredUntil', {
            day: format.date(warrantyEndsOn),
          })}
        </span>
      )}
    </>
  );
}
