import { Button, TextInput } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Processor } from '#modules/privacy/contract';
import { answered, Chip, KeyValueList, useLocaleFormat } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import styles from './privacy.module.css';
import { privacyKey, usePrivacyAct } from './privacy-queries.ts';
import { RegisterCard } from './register-card.tsx';
import { useWords } from './words/use-words.ts';

/** Who works on our behalf with personal data. */
export function ProcessorsPart() {
  const words = useWords();
  const [edited, setEdited] = useState<Processor | 'new'>();
  const query = useQuery({
    queryKey: [...privacyKey, 'processors'],
    queryFn: ({ signal }) => answered(api.privacy.listProcessors({ signal })),
  });
  return (
    <RegisterCard
      query={query}
      empty={{ icon: IconTruckDelivery, title: words('processor.empty'), text: words('processor.emptyText') }}
      addLabel={words('processor.new')}
      onAdd={() => setEdited('new')}
      row={(one) => <ProcessorRow key={one.processorId} processor={one} onEdit={() => setEdited(one)} />}
    >
      {edited ? <ProcessorDialog processor={edited} onClose={() => setEdited(undefined)} /> : null}
    </RegisterCard>
  );
}

function ProcessorRow({ processor, onEdit }: { readonly processor: Processor; readonly onEdit: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { name, endedOn, contractOn } = processor;
  const items = [
    { key: words('processor.service'), value: processor.service },
    { key: words('processor.data'), value: processor.dataCategories },
    { key: words('processor.region'), value: processor.region },
    {
      key: words('processor.contract'),
      value: [processor.contract, contractOn === null ? '' : format.date(contractOn)]
        .filter(Boolean)
        .join(', '),
    },
    { key: words('processor.transfer'), value: processor.transferBasis },
  ].filter(({ value }) => value !== '');
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.chips}>
          <span className={styles.name}>{name}</span>
          {endedOn === null ? null : (
            <Chip>{words('processor.endedOn', { date: format.date(endedOn) })}</Chip>
          )}
        </span>
        <Button size="compact-sm" aria-label={words('processor.edit', { name })} onClick={onEdit}>
          {words('incident.edit')}
        </Button>
      </div>
      <KeyValueList items={items} />
    </li>
  );
}

const FIELDS = [
  ['name', 'processor.name'],
  ['service', 'processor.service'],
  ['dataCategories', 'processor.data'],
  ['region', 'processor.region'],
  ['contract', 'processor.contract'],
  ['contractOn', 'processor.contractOn'],
  ['transferBasis', 'processor.transfer'],
  ['endedOn', 'processor.ended'],
] as const;
type Field = (typeof FIELDS)[number][0];

function ProcessorDialog({
  processor,
  onClose,
}: {
  readonly processor: Processor | 'new';
  readonly onClose: () => void;
}) {
  const words = useWords();
  const act = usePrivacyAct();
  const before = processor === 'new' ? undefined : processor;
  const [form, setForm] = useState<Record<Field, string>>({
    name: before?.name ?? '',
    service: before?.service ?? '',
    dataCategories: before?.dataCategories ?? '',
    region: before?.region ?? '',
    contract: before?.contract ?? '',
    contractOn: before?.contractOn ?? '',
    transferBasis: before?.transferBasis ?? '',
    endedOn: before?.endedOn ?? '',
  });
  const save = () => {
    const body = { ...form, contractOn: form.contractOn || null, endedOn: form.endedOn || null };
    const work = before
      ? api.privacy.changeProcessor({
          params: { processorId: before.processorId },
          body: { ...body, version: before.version },
        })
      : api.privacy.addProcessor({ body });
    return act(answered(work), () => words('incident.saved'));
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={before?.name ?? words('processor.new')}
      action={words('request.save')}
      mayAct={form.name.trim() !== ''}
      onAct={save}
    >
      {FIELDS.map(([field, label]) => (
        <TextInput
          key={field}
          label={words(label)}
          type={field.endsWith('On') ? 'date' : 'text'}
          maxLength={200}
          required={field === 'name'}
          value={form[field]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setForm((given) => ({ ...given, [field]: value }));
          }}
        />
      ))}
    </FormDialog>
  );
}
