import { Button } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { AssetWithFacts, Guarantee } from '#modules/assets/contract';
import {
  Card,
  Chip,
  ErrorPanel,
  KeyValueList,
  Money,
  PageHeader,
  Skeletons,
  Slot,
  useLocaleFormat,
  useMay,
} from '#ui';
import { assetName } from './asset-name.ts';
import { useAsset, useGuarantee } from './asset-queries.ts';
import styles from './assets.module.css';
import { CoverBar } from './cover-bar.tsx';
import { FactForm } from './fact-form.tsx';
import { useWords } from './messages/use-words.ts';
import { OptionList } from './option-list.tsx';
import { toneOf } from './status-tone.ts';
import { useLocal } from './use-local.ts';

/** One thing a customer owns: how long it is covered, what may be asked for, and all that happened with it. */
export function AssetPage() {
  const { assetId = '' } = useParams({ strict: false });
  const query = useAsset(assetId);
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  return query.data ? <ShownAsset asset={query.data} /> : <Skeletons rows={8} />;
}

function ShownAsset({ asset }: { readonly asset: AssetWithFacts }) {
  const words = useWords();
  const mayWrite = useMay()('assets.write');
  const guarantee = useGuarantee(asset.assetId);
  const { assetId, partyId, partyName, status } = asset;
  return (
    <>
      <PageHeader
        title={assetName(words, asset)}
        trail={
          <Link to="/customers/$partyId" params={{ partyId }}>
            {partyName}
          </Link>
        }
        summary={
          <span className={styles.deviceHead}>
            <Chip tone={toneOf(status)}>{words(`status.${status}`)}</Chip>
            {[`${asset.make} ${asset.model}`.trim(), asset.serial].filter(Boolean).join(' · ')}
          </span>
        }
        actions={
          <Button
            component={Link}
            to={`/assets/${assetId}/card`}
            leftSection={<IconId size="1rem" aria-hidden />}
          >
            {words('card.open')}
          </Button>
        }
      />
      <div className={styles.two}>
        <div className={styles.column}>
          {guarantee.error ? (
            <ErrorPanel error={guarantee.error} onRetry={() => void guarantee.refetch()} />
          ) : null}
          {guarantee.data ? <Covers guarantee={guarantee.data} isPresent={asset.endedOn === null} /> : null}
          <Slot name="asset.main" props={{ assetId, partyId, isPresent: asset.endedOn === null }} />
          <History asset={asset} />
        </div>
        <aside className={styles.column}>
          <Known asset={asset} />
          {mayWrite && asset.endedOn === null ? (
            <Card title={words('record.title')}>
              <FactForm key={asset.revision} asset={asset} />
            </Card>
          ) : null}
        </aside>
      </div>
    </>
  );
}

function Covers({ guarantee, isPresent }: { readonly guarantee: Guarantee; readonly isPresent: boolean }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const { covers, options, noneBecause, currency, proofBySeller } = guarantee;
  return (
    <>
      <Card title={words('cover.title')}>
        {covers.length === 0 ? <p className={styles.quiet}>{words('cover.none')}</p> : null}
        {covers.map((cover) => (
          <CoverBar key={`${cover.rulesKey}-${cover.part}`} cover={cover} />
        ))}
      </Card>
      {isPresent ? (
        <Card title={words('optionsToday')}>
          {options.length > 0 ? null : (
            <p className={styles.quiet}>
              {words(noneBecause === 'in-repair' ? 'optionsInRepair' : 'optionsNone')}
            </p>
          )}
          <OptionList options={options} currency={currency} />
          {proofBySeller ? (
            <p className={styles.quiet}>
              {words('proof', {
                day: format.date(proofBySeller.untilOn),
                rules: local(proofBySeller.rulesName),
                article: proofBySeller.article,
              })}
            </p>
          ) : null}
        </Card>
      ) : null}
    </>
  );
}

function Known({ asset }: { readonly asset: AssetWithFacts }) {
  const words = useWords();
  const format = useLocaleFormat();
  const day = (value: string | null) => (value === null ? null : format.date(value));
  const { priceMinor, currency, predecessorId, successorId } = asset;
  const items = [
    { key: words('field.make'), value: asset.make },
    { key: words('field.model'), value: asset.model },
    { key: words('field.serial'), value: asset.serial },
    { key: words('field.lot'), value: asset.lot },
    { key: words('field.place'), value: asset.place },
    { key: words('field.invoiceNumber'), value: asset.invoiceNumber },
    { key: words('field.invoiceOn'), value: day(asset.invoiceOn) },
    {
      key: words('field.price'),
      value:
        priceMinor !== null && currency !== null ? (
          <Money amountMinor={priceMinor} currency={currency} />
        ) : null,
    },
    { key: words('field.soldBy'), value: asset.soldBy },
    { key: words('field.installedOn'), value: day(asset.installedOn) },
    { key: words('predecessor'), value: predecessorId && <AssetLink assetId={predecessorId} /> },
    { key: words('successor'), value: successorId && <AssetLink assetId={successorId} /> },
  ];
  return (
    <Card title={words('known')}>
      <KeyValueList items={items.filter(({ value }) => value !== null && value !== '')} />
    </Card>
  );
}

function AssetLink({ assetId }: { readonly assetId: string }) {
  const words = useWords();
  return (
    <Link to="/assets/$assetId" params={{ assetId }}>
      {words('openAsset')}
    </Link>
  );
}

function History({ asset }: { readonly asset: AssetWithFacts }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <Card title={words('history')}>
      <ol className={styles.list}>
        {asset.facts.toReversed().map((fact) => (
          <li key={fact.factId} className={styles.fact}>
            <span>
              {words(`fact.${fact.kind}`)}
              {fact.restored === false ? ` · ${words('notRestored')}` : ''}
            </span>
            <span className={styles.quiet}>
              {format.date(fact.happenedOn)} · {fact.byName}
            </span>
            {fact.note === '' ? null : <span className={styles.note}>{fact.note}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
