import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '#contract';
import type { PossibleDuplicate } from '#modules/parties/contract';
import { Avatar, answered, Card, Chip, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './new-customer.module.css';
import type { TypedCustomer } from './new-customer.ts';
import { usePlaceNames } from './party-queries.ts';

/** From here on the two are nearly always one. */
const NEARLY_SURE = 0.8;

export type PossibleDuplicatesProps = {
  readonly typed: TypedCustomer;
  /** Whom the server took the customer for when asked to add them. */
  readonly refusedFor: readonly PossibleDuplicate[] | undefined;
};

/** Who a customer being typed may already be. */
export function PossibleDuplicates({ typed, refusedFor }: PossibleDuplicatesProps) {
  const words = useWords();
  const found = useFoundDuplicates(typed);
  const shown = refusedFor ?? found ?? [];
  const list = useRef<HTMLDivElement>(null);
  // On a phone the list lies below the form: whoever is refused is shown whom for.
  useEffect(() => {
    if (refusedFor) list.current?.scrollIntoView({ block: 'nearest' });
  }, [refusedFor]);
  return (
    <Card title={words('create.possible')}>
      <div role="status" ref={list} className={styles.found}>
        {shown.length === 0 ? (
          <p className={styles.quiet}>{words(found === undefined ? 'create.hint' : 'create.none')}</p>
        ) : (
          <ul className={styles.duplicates}>
            {shown.map((one) => (
              <Duplicate key={one.partyId} one={one} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Duplicate({ one }: { readonly one: PossibleDuplicate }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { branchName } = usePlaceNames();
  const facts = [
    one.number,
    one.bornOn === null ? undefined : words('create.born', { date: format.date(one.bornOn) }),
    branchName(one.branchId),
  ];
  return (
    <li>
      <Link to="/customers/$partyId" params={{ partyId: one.partyId }} className={styles.duplicate}>
        <Avatar name={one.displayName} />
        <span className={styles.duplicateText}>
          <strong>{one.displayName}</strong>
          <span className={styles.quiet}>{facts.filter(Boolean).join(' · ')}</span>
          <span className={styles.reason}>
            <Chip tone={one.score >= NEARLY_SURE ? 'amber' : 'plain'}>
              {words(`create.reason.${one.reason}`)}
            </Chip>
            <span className={styles.quiet}>
              {words('create.likely', { percent: format.percent(one.score) })}
            </span>
          </span>
        </span>
      </Link>
    </li>
  );
}

/** Looked up while typing, a moment after the last key; nothing while too little is typed to ask. */
function useFoundDuplicates(typed: TypedCustomer): readonly PossibleDuplicate[] | undefined {
  const { kind } = typed;
  const wanted = {
    kind,
    name: typed.name.trim(),
    phone: typed.phone.trim() || undefined,
    email: typed.email.trim() || undefined,
    bornOn: (kind === 'person' && typed.bornOn) || undefined,
  };
  const [query] = useDebouncedValue(JSON.stringify(wanted), 250);
  const asked: typeof wanted = JSON.parse(query);
  const isEnough = asked.name.length >= 2 || (asked.phone?.length ?? 0) >= 5 || asked.email?.includes('@');
  const { data } = useQuery({
    queryKey: ['parties', 'possible-duplicates', asked],
    queryFn: ({ signal }) => answered(api.parties.findPossibleDuplicates({ query: asked, signal })),
    enabled: isEnough === true,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return isEnough === true ? data?.possibleDuplicates : undefined;
}
