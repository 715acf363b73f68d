import { Link } from '@tanstack/react-router';
import { ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './hearing.module.css';
import { type OwnedDevice, useDevices } from './use-devices.ts';
import { useWords } from './words/use-words.ts';

/** A customer's devices on paper: what they are, their serial numbers, and until when they are covered. */
export function DeviceTable({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const { devices, isPending, error, onRetry } = useDevices(partyId);
  if (error) return <ErrorPanel error={error} onRetry={onRetry} />;
  if (isPending) return <Skeletons rows={2} />;
  if (devices.length === 0) return <p className={styles.quiet}>{words('device.none')}</p>;
  return (
    <table className={styles.averages}>
      <caption className="visually-hidden">{words('device.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('device.what')}</th>
          <th scope="col">{words('device.serial')}</th>
          <th scope="col">{words('device.fittedOn')}</th>
          <th scope="col">{words('device.covered')}</th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <DeviceLine key={device.asset.assetId} device={device} />
        ))}
      </tbody>
    </table>
  );
}

function DeviceLine({ device: { asset, guarantee } }: { readonly device: OwnedDevice }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { make, model, side, itemName, serial, installedOn } = asset;
  const named = [make, model].filter((part) => part !== '').join(' ');
  const covers = (guarantee?.covers ?? []).flatMap(({ part, period, rulesKey }) =>
    period ? [{ key: `${rulesKey} ${part}`, part, endsOn: period.endsOn }] : [],
  );
  return (
    <tr>
      <th scope="row">
        {side === null ? '' : `${words(side === 'right' ? 'ear.R' : 'ear.L')} `}
        <Link to="/assets/$assetId/card" params={{ assetId: asset.assetId }} className={styles.paperLink}>
          {itemName}
        </Link>
        {named === '' ? null : <span className={styles.under}>{named}</span>}
      </th>
      <td>{serial ?? '–'}</td>
      <td>{installedOn === null ? '–' : format.date(installedOn)}</td>
      <td>
        {covers.length === 0 ? words('device.notCovered') : null}
        {covers.map(({ key, part, endsOn }) => (
          <span key={key} className={styles.coverLine}>
            {words(`device.part.${part}`, { day: format.date(endsOn) })}
          </span>
        ))}
      </td>
    </tr>
  );
}
