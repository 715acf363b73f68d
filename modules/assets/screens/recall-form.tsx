import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { RecallSearch } from '#modules/assets/contract';
import { useProducts } from './asset-queries.ts';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { namesGoods } from './use-recall-search.ts';

const LINES = ['lot', 'serialFrom', 'serialUntil', 'make', 'model'] as const;

type RecallFormProps = {
  readonly search: RecallSearch;
  readonly onSearch: (search: RecallSearch) => void;
};

/** Which goods are called back. */
export function RecallForm({ search, onSearch }: RecallFormProps) {
  const words = useWords();
  const products = useProducts();
  const [said, say] = useState(search);
  const change = (more: Partial<RecallSearch>) => say({ ...said, ...more });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(said);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        {LINES.map((name) => (
          <TextInput
            key={name}
            label={words(`recall.field.${name}`)}
            maxLength={100}
            value={said[name] ?? ''}
            onChange={(event) => change({ [name]: given(event.currentTarget.value) })}
          />
        ))}
        <NativeSelect
          label={words('field.item')}
          value={said.offerItemId ?? ''}
          onChange={(event) => change({ offerItemId: given(event.currentTarget.value) })}
          data={[
            { value: '', label: words('recall.anyItem') },
            ...(products.data?.items ?? []).map(({ offerItemId, name }) => ({
              value: offerItemId,
              label: name,
            })),
          ]}
        />
      </div>
      <div className={styles.deviceHead}>
        <SegmentedControl
          aria-label={words('recall.standing.label')}
          value={said.standing}
          onChange={(standing) => change({ standing: standing === 'all' ? 'all' : 'present' })}
          data={[
            { value: 'present', label: words('recall.standing.present') },
            { value: 'all', label: words('recall.standing.all') },
          ]}
        />
        <Button
          type="submit"
          variant="filled"
          disabled={!namesGoods(said)}
          leftSection={<IconSearch size="1rem" aria-hidden />}
        >
          {words('recall.search')}
        </Button>
      </div>
      <p className={styles.quiet}>{words('recall.hint')}</p>
    </form>
  );
}

const given = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed.trim());
