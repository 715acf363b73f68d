import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '#contract';
import { assetsRoutes, RECALL_REACH, type RecalledAsset, type RecallSearch } from '#modules/assets/contract';
import {
  answered,
  Card,
  Chip,
  DataList,
  type DataListColumn,
  EmptyState,
  ErrorPanel,
  Figure,
  PageHeader,
  Skeletons,
  Slot,
  type Tone,
  useKeysetList,
  useLocaleFormat,
} from '#ui';
import { assetName } from './asset-name.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { RecallForm } from './recall-form.tsx';
import { toneOf } from './status-tone.ts';
import { namesGoods, useRecallSearch } from './use-recall-search.ts';

/** Who has goods that their maker calls back, and how they can be told (S0-17). */
export function RecallPage() {
  const words = useWords();
  const [search, setSearch] = useRecallSearch();
  const isSaid = namesGoods(search);
  return (
    <>
      <PageHeader
        title={words('recall.title')}
        summary={words('recall.summary')}
        actions={
          isSaid ? (
            <Button
              component="a"
              href={exportAddress(search)}
              download
              leftSection={<IconDownload size="1rem" aria-hidden />}
            >
              {words('recall.export')}
            </Button>
          ) : null
        }
      />
      <div className={styles.column}>
        <Card>
          <RecallForm search={search} onSearch={setSearch} />
        </Card>
        {isSaid ? <Found search={search} /> : null}
      </div>
    </>
  );
}

function exportAddress(search: RecallSearch): string {
  const said = Object.entries(search).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `${assetsRoutes.exportRecalled.path}?${new URLSearchParams(said)}`;
}

function Found({ search }: { readonly search: RecallSearch }) {
  return (
    <>
      <Count search={search} />
      <Holders search={search} />
    </>
  );
}

function Count({ search }: { readonly search: RecallSearch }) {
  const words = useWords();
  const format = useLocaleFormat();
  const query = useQuery({
    queryKey: ['assets', 'recall-count', search],
    queryFn: ({ signal }) => answered(api.assets.countRecalled({ query: search, signal })),
  });
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeletons rows={2} />;
  const { assets, customers, byReach } = query.data;
  return (
    <Card>
      <div className={styles.pair}>
        <Figure label={words('recall.assets')} value={format.number(assets)} />
        <Figure label={words('recall.customers')} value={format.number(customers)} />
        {RECALL_REACH.map((reach) => (
          <Figure
            key={reach}
            label={words(`recall.reach.${reach}`)}
            value={format.number(byReach[reach])}
            note={words('recall.ofCustomers', { count: customers })}
          />
        ))}
      </div>
      <Slot name="assets.recall" props={{ search, customers: customers - byReach.died }} />
    </Card>
  );
}

const TONES: Record<RecalledAsset['reach'], Tone> = {
  reachable: 'green',
  'letter-only': 'amber',
  unreachable: 'vermilion',
  died: 'plain',
};

function Holders({ search }: { readonly search: RecallSearch }) {
  const words = useWords();
  const navigate = useNavigate();
  const columns = useColumns();
  const list = useKeysetList<RecalledAsset>({
    queryKey: ['assets', 'recall', search],
    askPage: ({ cursor, signal }) =>
      api.assets.listRecalled({ query: { ...search, limit: 50, cursor }, signal }),
  });
  if (list.error) return null;
  return (
    <DataList<RecalledAsset>
      {...list}
      label={words('recall.title')}
      columns={columns}
      rowId={(row) => row.assetId}
      rowName={(row) => row.partyName}
      onOpen={(row) => void navigate({ to: `/assets/${row.assetId}` })}
      phoneRow={(row) => (
        <div className={styles.fact}>
          <span className={styles.deviceHead}>
            <strong>{row.partyName}</strong>
            <Chip tone={TONES[row.reach]}>{words(`recall.reach.${row.reach}`)}</Chip>
          </span>
          <span className={styles.quiet}>{[assetName(words, row), ...numbersOf(row)].join(' · ')}</span>
        </div>
      )}
      empty={
        <EmptyState
          icon={IconAlertTriangle}
          title={words('recall.nobody.title')}
          text={words('recall.nobody.text')}
        />
      }
    />
  );
}

const numbersOf = ({ make, model, lot, serial }: RecalledAsset): string[] =>
  [`${make} ${model}`.trim(), lot, serial].filter((part): part is string => part !== null && part !== '');

function useColumns(): readonly DataListColumn<RecalledAsset>[] {
  const words = useWords();
  return [
    {
      key: 'customer',
      title: words('recall.customer'),
      minRem: 11,
      render: (row) => (
        <Link to="/customers/$partyId" params={{ partyId: row.partyId }}>
          {row.partyName} <span className={styles.quiet}>{row.partyNumber}</span>
        </Link>
      ),
    },
    { key: 'item', title: words('field.item'), minRem: 10, render: (row) => assetName(words, row) },
    {
      key: 'model',
      title: words('card.product'),
      minRem: 10,
      render: (row) => `${row.make} ${row.model}`.trim(),
    },
    { key: 'lot', title: words('field.lot'), minRem: 7, render: (row) => row.lot },
    { key: 'serial', title: words('field.serial'), minRem: 8, render: (row) => row.serial },
    {
      key: 'status',
      title: words('recall.status'),
      minRem: 7,
      grow: 0,
      render: (row) => <Chip tone={toneOf(row.status)}>{words(`status.${row.status}`)}</Chip>,
    },
    {
      key: 'reach',
      title: words('recall.contact'),
      minRem: 9,
      grow: 0,
      render: (row) => <Chip tone={TONES[row.reach]}>{words(`recall.reach.${row.reach}`)}</Chip>,
    },
  ];
}
