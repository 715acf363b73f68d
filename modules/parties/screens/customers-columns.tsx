import type { ReactNode } from 'react';
import type { PartySummary } from '#modules/parties/contract';
import {
  Avatar,
  Chip,
  type DataListColumn,
  Money,
  RelativeTime,
  rangeReading,
  useLocaleFormat,
  useMay,
} from '#ui';
import styles from './customers.module.css';
import { useLanguageName } from './language-name.ts';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames, useTagTone } from './party-queries.ts';

type Column = DataListColumn<PartySummary>;

/** The columns of the list; those of value only for those who may see values. */
export function useCustomerColumns(): readonly Column[] {
  const who = useIdentityColumns();
  const purchases = usePurchaseColumns();
  const value = useValueColumns();
  const mayValue = useMay()('value.read');
  return [...who, ...purchases, ...(mayValue ? value : [])];
}

function useIdentityColumns(): Column[] {
  const words = useWords();
  const format = useLocaleFormat();
  const languageName = useLanguageName();
  const { branchName, staffName } = usePlaceNames();
  const toneOf = useTagTone();
  return [
    {
      key: 'name',
      title: words('list.name'),
      minRem: 14,
      grow: 2.5,
      isSortable: true,
      render: (one) => <CustomerName customer={one} />,
      onPaper: ({ displayName, figures }) =>
        figures.drift === 'drifting' ? `${displayName} · ${words('drift.drifting')}` : displayName,
    },
    {
      key: 'phone',
      title: words('list.phone'),
      minRem: 9.5,
      grow: 0,
      render: (one) => (one.primaryPhone === null ? <Quiet>–</Quiet> : format.phone(one.primaryPhone)),
    },
    {
      key: 'branch',
      title: words('list.branch'),
      minRem: 5,
      render: (one) => branchName(one.branchId) ?? <Quiet>–</Quiet>,
    },
    {
      key: 'owner',
      title: words('list.owner'),
      minRem: 7,
      isExtra: true,
      render: (one) => staffName(one.ownerId) ?? <Quiet>–</Quiet>,
    },
    {
      key: 'tags',
      title: words('list.tags'),
      minRem: 8,
      isExtra: true,
      render: (one) =>
        one.tags.map((tag) => (
          <Chip key={tag} tone={toneOf(tag)}>
            {tag}
          </Chip>
        )),
      onPaper: (one) => one.tags.join(' · '),
    },
    { key: 'number', title: words('list.number'), minRem: 7, isExtra: true, render: (one) => one.number },
    {
      key: 'added',
      title: words('list.added'),
      minRem: 7,
      isSortable: true,
      isExtra: true,
      render: (one) => <RelativeTime at={one.createdAt} />,
      onPaper: (one) => format.date(one.createdAt),
    },
    {
      key: 'updated',
      title: words('desk.updated'),
      minRem: 7,
      isSortable: true,
      isExtra: true,
      render: (one) => <RelativeTime at={one.updatedAt} />,
      onPaper: (one) => format.date(one.updatedAt),
    },
    {
      key: 'known',
      title: words('desk.known'),
      minRem: 6,
      align: 'end',
      isSortable: true,
      isExtra: true,
      render: (one) => format.percent(one.knownShare),
    },
    {
      key: 'language',
      title: words('desk.language'),
      minRem: 7,
      isExtra: true,
      render: (one) => (one.language === null ? <Quiet>–</Quiet> : languageName(one.language)),
    },
    {
      key: 'born',
      title: words('desk.born'),
      minRem: 7,
      isExtra: true,
      render: (one) => (one.bornOn === null ? <Quiet>–</Quiet> : format.date(one.bornOn)),
    },
  ];
}

function usePurchaseColumns(): Column[] {
  const words = useWords();
  const format = useLocaleFormat();
  return [
    {
      key: 'lastPurchase',
      title: words('list.lastPurchase'),
      minRem: 7,
      isSortable: true,
      render: ({ figures }) =>
        figures.lastPurchaseOn === null ? (
          <Quiet>{words('list.never')}</Quiet>
        ) : (
          <RelativeTime at={figures.lastPurchaseOn} />
        ),
      onPaper: ({ figures }) =>
        figures.lastPurchaseOn === null ? words('list.never') : format.date(figures.lastPurchaseOn),
    },
    {
      key: 'lastContact',
      title: words('list.lastContact'),
      hint: words('list.lastContactHint'),
      minRem: 6.5,
      isSortable: true,
      render: ({ figures }) =>
        figures.lastContactOn === null ? (
          <Quiet>{words('list.neverReached')}</Quiet>
        ) : (
          <RelativeTime at={figures.lastContactOn} />
        ),
      onPaper: ({ figures }) =>
        figures.lastContactOn === null ? words('list.neverReached') : format.date(figures.lastContactOn),
    },
    {
      key: 'rhythm',
      title: words('list.rhythm'),
      minRem: 5.5,
      render: ({ figures }) =>
        figures.typicalGapDays === null ? <Quiet>–</Quiet> : format.weeks(figures.typicalGapDays / 7),
    },
    {
      key: 'purchases',
      title: words('list.purchases'),
      minRem: 6,
      align: 'end',
      isExtra: true,
      render: ({ figures }) => format.number(figures.purchaseCount),
    },
    {
      key: 'spend',
      title: words('list.spend'),
      minRem: 6.5,
      align: 'end',
      isSortable: true,
      render: ({ figures }) =>
        figures.spend === null ? <Quiet>–</Quiet> : <Money {...figures.spend} rounded />,
    },
  ];
}

function useValueColumns(): Column[] {
  const words = useWords();
  const format = useLocaleFormat();
  return [
    {
      key: 'lifetimeValue',
      title: words('list.lifetimeValue'),
      minRem: 11.5,
      align: 'end',
      isSortable: true,
      render: ({ figures }) => <Worth figures={figures} />,
    },
    {
      key: 'alive',
      title: words('list.alive'),
      minRem: 5.5,
      align: 'end',
      render: ({ figures }) =>
        figures.probabilityAlive === null ? <Quiet>–</Quiet> : format.percent(figures.probabilityAlive),
    },
  ];
}

function CustomerName({ customer }: { readonly customer: PartySummary }) {
  const words = useWords();
  const { displayName, latinName, figures } = customer;
  const isPerson = customer.kind === 'person';
  return (
    <span className={styles.name}>
      <Avatar name={displayName} size="sm" />
      <span className={styles.nameText}>{displayName}</span>
      {latinName === null || latinName === displayName || !isPerson ? null : <Quiet>{latinName}</Quiet>}
      {figures.drift === 'drifting' ? <Chip tone="amber">{words('drift.drifting')}</Chip> : null}
    </span>
  );
}

/** A lifetime value never stands without its interval. */
function Worth({ figures }: { readonly figures: PartySummary['figures'] }) {
  const words = useWords();
  const format = useLocaleFormat();
  const worth = figures.lifetimeValue;
  if (worth === null) return <Quiet>{words('list.notValued')}</Quiet>;
  const { amountMinor, lowMinor, highMinor, currency } = worth;
  const short = (amount: number) => format.money(amount, currency, { compact: true });
  const rounded = (amount: number) => format.money(amount, currency, { rounded: true });
  const isOfFew =
    lowMinor !== null &&
    highMinor !== null &&
    rangeReading({ expected: amountMinor, low: lowMinor, high: highMinor }, rounded) === 'nothing';
  return (
    <span title={words(isOfFew ? 'list.ofFewTitle' : 'list.interval')}>
      <Money amountMinor={amountMinor} currency={currency} rounded />{' '}
      {lowMinor === null || highMinor === null ? null : (
        <Quiet>
          {isOfFew ? words('list.ofFew', { nothing: short(0) }) : `${short(lowMinor)}–${short(highMinor)}`}
        </Quiet>
      )}
    </span>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return <span className={styles.quiet}>{children}</span>;
}
