import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { AssetWithFacts, Guarantee } from '#modules/assets/contract';
import { ErrorPanel, KeyValueList, PageHeader, PrintSheet, Skeletons, useLocaleFormat } from '#ui';
import { QrCode } from '#ui/components/qr-code.tsx';
import { assetName } from './asset-name.ts';
import { useAsset, useGuarantee } from './asset-queries.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

const BLANK_LINES = 4;

/** The card a customer keeps: what it is, how long it is covered by which rules, and lines for repairs. */
export function WarrantyCardPage() {
  const words = useWords();
  const { assetId = '' } = useParams({ strict: false });
  const asset = useAsset(assetId);
  const guarantee = useGuarantee(assetId);
  const error = asset.error ?? guarantee.error;
  return (
    <>
      <PageHeader
        title={words('card.title')}
        trail={
          <Link to="/assets/$assetId" params={{ assetId }}>
            {asset.data ? assetName(words, asset.data) : words('source')}
          </Link>
        }
        actions={
          <Button
            variant="filled"
            leftSection={<IconPrinter size="1rem" aria-hidden />}
            onClick={() => window.print()}
          >
            {words('card.print')}
          </Button>
        }
      />
      {error ? <ErrorPanel error={error} /> : null}
      {asset.data && guarantee.data ? (
        <WarrantyCard asset={asset.data} guarantee={guarantee.data} />
      ) : (
        <Skeletons rows={8} />
      )}
    </>
  );
}

function WarrantyCard({
  asset,
  guarantee,
}: {
  readonly asset: AssetWithFacts;
  readonly guarantee: Guarantee;
}) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const name = assetName(words, asset);
  const items = [
    { key: words('card.customer'), value: `${asset.partyName} ${asset.partyNumber}` },
    { key: words('field.item'), value: name },
    { key: words('card.product'), value: `${asset.make} ${asset.model}`.trim() },
    { key: words('field.serial'), value: asset.serial ?? '' },
    { key: words('field.invoiceNumber'), value: asset.invoiceNumber ?? '' },
    { key: words('field.invoiceOn'), value: asset.invoiceOn === null ? '' : format.date(asset.invoiceOn) },
    {
      key: words('field.installedOn'),
      value: asset.installedOn === null ? '' : format.date(asset.installedOn),
    },
  ];
  return (
    <PrintSheet label={words('card.title')}>
      <div className={styles.cardHead}>
        <div>
          <h2 className={styles.cardTitle}>{words('card.title')}</h2>
          <KeyValueList items={items.filter(({ value }) => value !== '')} />
        </div>
        <div className={styles.qr}>
          <QrCode text={`${asset.serial ?? ''} ${asset.assetId}`.trim()} label={words('card.qr', { name })} />
        </div>
      </div>
      <h3>{words('cover.title')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('cover.what')}</th>
            <th scope="col">{words('cover.from')}</th>
            <th scope="col">{words('cover.until')}</th>
            <th scope="col">{words('card.by')}</th>
          </tr>
        </thead>
        <tbody>
          {guarantee.covers.map((cover) => (
            <tr key={`${cover.rulesKey}-${cover.part}`}>
              <th scope="row">{words(`cover.part.${cover.part}`)}</th>
              <td>{cover.period ? format.date(cover.period.startsOn) : words('cover.notBegun')}</td>
              <td>{cover.period ? format.date(cover.period.endsOn) : ''}</td>
              <td>
                {words(`cover.by.${cover.basis}`, { rules: local(cover.rulesName), article: cover.article })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RepairLines asset={asset} />
      <p className={styles.quiet}>{words('card.keep')}</p>
    </PrintSheet>
  );
}

function RepairLines({ asset }: { readonly asset: AssetWithFacts }) {
  const words = useWords();
  const format = useLocaleFormat();
  const told = asset.facts.filter(({ kind }) => kind === 'repair-begun' || kind === 'repair-ended');
  return (
    <>
      <h3>{words('card.repairs')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words('record.on')}</th>
            <th scope="col">{words('cover.what')}</th>
            <th scope="col">{words('card.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map((fact) => (
            <tr key={fact.factId}>
              <td>{format.date(fact.happenedOn)}</td>
              <td>{words(`fact.${fact.kind}`)}</td>
              <td>{fact.byName}</td>
            </tr>
          ))}
          {Array.from({ length: BLANK_LINES }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: empty lines have no other identity
            <tr key={line} className={styles.blank}>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
