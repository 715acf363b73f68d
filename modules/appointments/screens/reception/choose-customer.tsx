import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered } from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './reception.module.css';

export type CustomerChosen = { readonly partyId: string; readonly name: string };

type ChooseCustomerProps = {
  readonly chosen: CustomerChosen | undefined;
  readonly onChoose: (chosen: CustomerChosen | undefined) => void;
};

/** Finds a customer by name, pinyin, telephone or number. */
export function ChooseCustomer({ chosen, onChoose }: ChooseCustomerProps) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const { data } = useQuery({
    queryKey: ['parties', 'search', q],
    queryFn: ({ signal }) => answered(api.parties.searchParties({ query: { q, limit: 8 }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const found = q === '' ? [] : (data?.items ?? []).filter(({ kind }) => kind !== 'household');
  return (
    <div>
      <TextInput
        label={words('reception.customer')}
        description={words('reception.customerHint')}
        data-autofocus
        autoComplete="off"
        maxLength={200}
        value={chosen?.name ?? typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          if (chosen) onChoose(undefined);
        }}
      />
      <div role="status" className={styles.found}>
        {chosen
          ? null
          : found.map(({ partyId, displayName, number }) => (
              <button
                key={partyId}
                type="button"
                className={styles.choice}
                onClick={() => onChoose({ partyId, name: displayName })}
              >
                <strong>{displayName}</strong> <span className={styles.quiet}>{number}</span>
              </button>
            ))}
        {!chosen && q !== '' && data?.items.length === 0 ? (
          <p className={styles.quiet}>{words('reception.nobodyFound')}</p>
        ) : null}
      </div>
    </div>
  );
}
