import { Button } from '@mantine/core';
import { IconDiamond } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import type { HiddenGem } from '#modules/value/contract';
import { Card, EmptyState, ErrorPanel, Skeletons, useKeysetList, useLocaleFormat } from '#ui';
import { ScrollingTable } from './scrolling-table.tsx';
import { useShareText } from './share-words.ts';
import styles from './value.module.css';
import { useWords } from './words/use-words.ts';

const FIRST_GEMS = 5;

/** Customers who spend little at a time and are expected to be worth much (S1-43). */
export function HiddenGemsCard() {
  const words = useWords();
  const list = useKeysetList<HiddenGem>({
    queryKey: ['value', 'hidden-gems'],
    askPage: ({ cursor, signal }) =>
      api.value.listHiddenGems({ query: { limit: FIRST_GEMS, cursor }, signal }),
  });
  if (list.rows?.length === 0) {
    return (
      <Card title={words('gems.title')}>
        <EmptyState icon={IconDiamond} title={words('gems.emptyTitle')} text={words('gems.emptyText')} />
      </Card>
    );
  }
  return (
    <Card title={words('gems.title')} aside={words('gems.aside')}>
      <p className={styles.text}>{words('gems.text')}</p>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows ? <GemTable gems={list.rows} /> : <Skeletons rows={FIRST_GEMS} />}
      {list.hasMore ? (
        <div className={styles.listFoot}>
          <Button variant="subtle" onClick={list.onLoadMore} loading={list.isLoadingMore}>
            {words('care.showAll')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function GemTable({ gems }: { readonly gems: readonly HiddenGem[] }) {
  const words = useWords();
  return (
    <ScrollingTable name={words('gems.title')}>
      <thead>
        <tr>
          <th scope="col">{words('gems.customer')}</th>
          <th scope="col" className={styles.number}>
            {words('gems.value')}
          </th>
          <th scope="col" className={styles.number}>
            {words('gems.mean')}
          </th>
          <th scope="col" className={styles.number}>
            {words('gems.purchases')}
          </th>
          <th scope="col">{words('gems.ranks')}</th>
          <th scope="col">{words('gems.last')}</th>
        </tr>
      </thead>
      <tbody>
        {gems.map((gem) => (
          <GemRow key={gem.partyId} gem={gem} />
        ))}
      </tbody>
    </ScrollingTable>
  );
}

function GemRow({ gem }: { readonly gem: HiddenGem }) {
  const words = useWords();
  const format = useLocaleFormat();
  const shareText = useShareText();
  const rank = (share: number | null) =>
    share === null ? '–' : words('gems.rank', { share: shareText(share) });
  const value = gem.lifetimeValue;
  return (
    <tr>
      <td>
        <Link to="/customers/$partyId" params={{ partyId: gem.partyId }} className={styles.name}>
          {gem.displayName}
        </Link>
      </td>
      <td className={styles.number}>
        {value ? format.money(value.amountMinor, value.currency, { rounded: true }) : '–'}
      </td>
      <td className={styles.number}>
        {gem.meanPurchaseMinor !== null && value
          ? format.money(gem.meanPurchaseMinor, value.currency, { rounded: true })
          : '–'}
      </td>
      <td className={styles.number}>{format.number(gem.purchases)}</td>
      <td>
        {rank(gem.valueRankShare)} / {rank(gem.spendRankShare)}
      </td>
      <td>{format.date(gem.lastPurchaseOn)}</td>
    </tr>
  );
}
