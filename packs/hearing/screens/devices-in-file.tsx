import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { api } from '#contract';
import { answered, Chip, ErrorPanel, useMay, useToasts } from '#ui';
import type { DeviceInFile } from '../import/hearing-file.ts';
import styles from './hearing.module.css';
import { useWords } from './words/use-words.ts';

type DevicesInFileProps = {
  readonly partyId: string;
  readonly devices: readonly DeviceInFile[];
  /** Whether it is certain that the file is about this customer. */
  readonly mayRegister: boolean;
};

/** Devices that a file names by serial number: registered already, or to be registered with one press. */
export function DevicesInFile({ partyId, devices, mayRegister }: DevicesInFileProps) {
  const words = useWords();
  const headingId = useId();
  if (!useMay()('assets.read')) return null;
  return (
    <section aria-labelledby={headingId} className={styles.paperPart}>
      <h4 id={headingId}>{words('inFile.title')}</h4>
      <ul className={styles.paperLines}>
        {devices.map((device) => (
          <li key={device.serial}>
            <DeviceLine partyId={partyId} device={device} mayRegister={mayRegister} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const HEARING_AID = 'hearing-aid';
/** Those that have left their customer hold their serial number no longer. */
const GONE: readonly string[] = ['swapped', 'returned', 'retired'];

type DeviceLineProps = Omit<DevicesInFileProps, 'devices'> & { readonly device: DeviceInFile };

function DeviceLine({ partyId, device, mayRegister }: DeviceLineProps) {
  const words = useWords();
  const mayWrite = useMay()('assets.write');
  const client = useQueryClient();
  const toasts = useToasts();
  const { serial, model, side } = device;
  const found = useQuery({
    queryKey: ['assets', 'by-serial', serial],
    queryFn: ({ signal }) =>
      answered(api.assets.listAssets({ query: { serial, standing: 'all', limit: 20 }, signal })),
  });
  const register = useMutation({
    mutationFn: () =>
      answered(
        api.assets.registerAsset({
          body: { partyId, itemName: words('inFile.item'), category: HEARING_AID, model, serial, side },
        }),
      ),
    onSuccess: () => toasts.done(words('inFile.done', { serial })),
    onSettled: () => client.invalidateQueries({ queryKey: ['assets'] }),
  });
  const holder = found.data?.items.find(({ status }) => !GONE.includes(status));
  const name = [side === null ? '' : words(side === 'right' ? 'ear.R' : 'ear.L'), model, serial]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <>
      <span>{name} </span>
      {found.error ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
      {holder?.partyId === partyId ? (
        <Link to="/assets/$assetId" params={{ assetId: holder.assetId }}>
          <Chip>{words('inFile.known')}</Chip>
        </Link>
      ) : null}
      {holder && holder.partyId !== partyId ? (
        <p className={styles.stop} role="alert">
          {words('inFile.withOther', { serial, name: holder.partyName, number: holder.partyNumber })}
        </p>
      ) : null}
      {found.data && !holder && mayWrite ? (
        <Button
          size="compact-sm"
          variant="default"
          disabled={!mayRegister}
          title={mayRegister ? undefined : words('inFile.agree')}
          loading={register.isPending}
          onClick={() => register.mutate()}
        >
          {words('inFile.register')}
        </Button>
      ) : null}
      {/* A customer of another branch may hold it: the server alone knows. */}
      {register.error ? <ErrorPanel error={register.error} /> : null}
    </>
  );
}
