import { Link, useParams } from '@tanstack/react-router';
import type { AssetWithFacts, Guarantee } from '#modules/assets/contract';
import { ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat } from '#ui';
import { PaperHead, PaperTable, PrintButton } from '#ui/components/paper.tsx';
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
        actions={<PrintButton>{words('card.print')}</PrintButton>}
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
    { key: words('field.lot'), value: asset.lot ?? '' },
    { key: words('field.invoiceNumber'), value: asset.invoiceNumber ?? '' },
    { key: words('field.invoiceOn'), value: asset.invoiceOn === null ? '' : format.date(asset.invoiceOn) },
    {
      key: words('field.installedOn'),
      value: asset.installedOn === null ? '' : format.date(asset.installedOn),
    },
  ];
  return (
    <PrintSheet label={words('card.title')}>
      <PaperHead
        title={words('card.title')}
        items={items}
        aside={
          <QrCode text={`${asset.serial ?? ''} ${asset.assetId}`.trim()} label={words('card.qr', { name })} />
        }
      />
      <h3>{words('cover.title')}</h3>
      <PaperTable
        head={[words('cover.what'), words('cover.from'), words('cover.until'), words('card.by')]}
        rows={guarantee.covers.map((cover) => ({
          key: `${cover.rulesKey}-${cover.part}`,
          cells: [
            words(`cover.part.${cover.part}`),
            cover.period ? format.date(cover.period.startsOn) : words('cover.notBegun'),
            cover.period ? format.date(cover.period.endsOn) : '',
            words(`cover.by.${cover.basis}`, { rules: local(cover.rulesName), article: cover.article }),
          ],
        }))}
      />
      <RepairLines asset={asset} />
      <p className={styles.quiet}>{words('card.keep')}</p>
    </PrintSheet>
  );
}

/** The log of the certificate: repairs, waiting for parts, changed parts and an exchange, each with its day and who says so. */
const ON_THE_CARD: ReadonlySet<AssetWithFacts['facts'][number]['kind']> = new Set([
  'repair-begun',
  'parts-awaited',
  'parts-arrived',
  'repair-ended',
  'part-changed',
  'swapped',
]);

function RepairLines({ asset }: { readonly asset: AssetWithFacts }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <>
      <h3>{words('card.repairs')}</h3>
      <PaperTable
        head={[words('record.on'), words('cover.what'), words('card.signature')]}
        rows={asset.facts
          .filter(({ kind }) => ON_THE_CARD.has(kind))
          .map((fact) => ({
            key: fact.factId,
            cells: [
              format.date(fact.happenedOn),
              [words(`fact.${fact.kind}`), fact.note].filter(Boolean).join(' · '),
              fact.byName,
            ],
          }))}
        blankLines={BLANK_LINES}
      />
    </>
  );
}
