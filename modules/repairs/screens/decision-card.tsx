import { Button, Checkbox, NativeSelect, Radio, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { EXCLUSIONS, type Exclusion } from '#modules/assets/contract';
import { OptionList } from '#modules/assets/screens';
import type { Repair } from '#modules/repairs/contract';
import { answered, Card, ErrorPanel, Skeletons, useLocaleFormat, useNow } from '#ui';
import styles from './repairs.module.css';
import { useRepairChange } from './use-repair-change.ts';
import { useWords } from './words/use-words.ts';

const PAID = 'paid';

/** Records what was found and what the customer chose of what is open to them. */
export function DecisionCard({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const [inMainPart, setInMainPart] = useState(false);
  const [sameModelInStock, setInStock] = useState(true);
  const [exclusion, setExclusion] = useState<Exclusion>();
  const [chosen, choose] = useState<string>();
  const [note, setNote] = useState('');
  const guarantee = useOptions(repair, { inMainPart, sameModelInStock, exclusion });
  const options = guarantee.data?.options ?? [];
  const { repairId, revision } = repair;
  const optionKey = options.some((option) => option.optionKey === chosen) ? chosen : undefined;
  const decide = useRepairChange(
    repair,
    (choice: string | null) =>
      api.repairs.decideRepair({
        params: { repairId },
        body: {
          revision,
          optionKey: choice,
          inMainPart,
          sameModelInStock,
          exclusion: exclusion ?? null,
          note,
        },
      }),
    words('decide.done'),
  );
  const isPaid = chosen === PAID;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPaid) decide.mutate(null);
    else if (optionKey) decide.mutate(optionKey);
  };
  return (
    <Card title={words('decide.title')}>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.checks}>
          <Checkbox
            label={words('decide.mainPart')}
            checked={inMainPart}
            onChange={(event) => setInMainPart(event.currentTarget.checked)}
          />
          <Checkbox
            label={words('decide.inStock')}
            checked={sameModelInStock}
            onChange={(event) => setInStock(event.currentTarget.checked)}
          />
        </div>
        <NativeSelect
          label={words('decide.exclusion')}
          value={exclusion ?? ''}
          onChange={(event) => setExclusion(EXCLUSIONS.find((one) => one === event.currentTarget.value))}
          data={[
            { value: '', label: words('decide.noExclusion') },
            ...EXCLUSIONS.map((value) => ({ value, label: words(`decide.exclusions.${value}`) })),
          ]}
        />
        {guarantee.error ? (
          <ErrorPanel error={guarantee.error} onRetry={() => void guarantee.refetch()} />
        ) : null}
        {guarantee.isPending ? <Skeletons rows={2} /> : null}
        {guarantee.data ? (
          <fieldset className={styles.options}>
            <legend>{words('decide.lead', { day: format.date(guarantee.data.asOf) })}</legend>
            {options.length === 0 ? (
              <p className={styles.quiet}>
                {words(guarantee.data.noneBecause === 'in-repair' ? 'decide.inRepair' : 'decide.nothing')}
              </p>
            ) : null}
            <OptionList
              options={options}
              currency={guarantee.data.currency}
              chosenKey={optionKey}
              onChoose={choose}
            />
            <Radio
              value={PAID}
              name="option"
              checked={isPaid}
              onChange={() => choose(PAID)}
              label={words('decide.paid')}
            />
          </fieldset>
        ) : null}
        <Textarea
          label={words('decide.found')}
          autosize
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {decide.error ? <ErrorPanel error={decide.error} /> : null}
        <Button type="submit" variant="filled" disabled={!isPaid && !optionKey} loading={decide.isPending}>
          {words('decide.save')}
        </Button>
      </form>
    </Card>
  );
}

type Found = {
  readonly inMainPart: boolean;
  readonly sameModelInStock: boolean;
  readonly exclusion?: Exclusion;
};

/** What is open to the customer: as of the day they told us, or as of today while we have the thing. */
function useOptions(repair: Repair, { inMainPart, sameModelInStock, exclusion }: Found) {
  const today = useLocaleFormat().dayKey(useNow());
  const isWithUs = repair.stage !== 'reported' && repair.stage !== 'triaged';
  const defectOn = isWithUs ? today : repair.defectOn;
  const { assetId, event } = repair;
  return useQuery({
    queryKey: ['assets', 'guarantee', assetId, event, defectOn, inMainPart, sameModelInStock, exclusion],
    queryFn: ({ signal }) =>
      answered(
        api.assets.showGuarantee({
          params: { assetId },
          query: {
            event,
            defectOn,
            inMainPart: inMainPart ? 'true' : 'false',
            sameModelInStock: sameModelInStock ? 'true' : 'false',
            exclusion,
          },
          signal,
        }),
      ),
  });
}
