import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportDetail, ImportOptions } from '#modules/imports/contract';
import { Card } from '#ui';
import type { ConfigureImport } from './columns-step.tsx';
import styles from './imports.module.css';
import { useWords } from './words/use-words.ts';

type OptionsProps = { readonly detail: ImportDetail; readonly configure: ConfigureImport };

const hintBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];
const currencies = [
  'CNY',
  'TWD',
  'HKD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'SGD',
  'MYR',
  'AUD',
  'CAD',
  'KRW',
  'THB',
  'CHF',
];

function Choice<K extends keyof ImportOptions>(props: {
  readonly label: string;
  readonly name: K;
  readonly choices: readonly (readonly [value: string & ImportOptions[K], label: string])[];
  readonly options: ImportOptions;
  readonly configure: ConfigureImport;
}) {
  const { label, name, choices, options, configure } = props;
  return (
    <Select
      label={label}
      data={choices.map(([value, text]) => ({ value, label: text }))}
      value={String(options[name])}
      allowDeselect={false}
      onChange={(value) => value !== null && configure({ options: { [name]: value } })}
    />
  );
}

/** A text that is sent when it is left, and put back when it cannot be used. */
function TypedOption(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isValid: (text: string) => boolean;
  readonly onChange: (text: string) => void;
}) {
  const [text, setText] = useState(props.value);
  const leave = () => {
    const typed = text.trim();
    if (!props.isValid(typed)) setText(props.value);
    else if (typed !== props.value) props.onChange(typed);
  };
  return (
    <TextInput
      label={props.label}
      inputWrapperOrder={hintBelow}
      description={props.hint}
      value={text}
      error={!props.isValid(text.trim())}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

function SalesOptions({ detail, configure }: OptionsProps) {
  const words = useWords();
  const { options } = detail;
  return (
    <>
      <Select
        label={words('options.currency')}
        data={[...new Set([options.currency, ...currencies])]}
        value={options.currency}
        allowDeselect={false}
        searchable
        onChange={(value) => value !== null && configure({ options: { currency: value } })}
      />
      <Choice
        label={words('options.decimalMark')}
        name="decimalMark"
        choices={[
          ['.', words('options.point')],
          [',', words('options.comma')],
        ]}
        options={options}
        configure={configure}
      />
      <Choice
        label={words('options.repeated')}
        name="repeatedLines"
        choices={[
          ['keep', words('options.repeatedKeep')],
          ['skip', words('options.repeatedSkip')],
        ]}
        options={options}
        configure={configure}
      />
      <TypedOption
        label={words('options.adjustmentCodes')}
        hint={words('options.adjustmentCodesHint')}
        value={options.adjustmentCodes.join(', ')}
        isValid={() => true}
        onChange={(text) =>
          configure({
            options: {
              adjustmentCodes: text
                .split(/[,，、]/)
                .map((code) => code.trim())
                .filter((code) => code !== ''),
            },
          })
        }
      />
      <Checkbox
        className={styles.check}
        label={words('options.unknownCustomers')}
        checked={options.createUnknownCustomers}
        onChange={(event) => configure({ options: { createUnknownCustomers: event.currentTarget.checked } })}
      />
    </>
  );
}

function CustomerOptions({ detail, configure }: OptionsProps) {
  const words = useWords();
  const { options } = detail;
  const keys: readonly (readonly [ImportOptions['updateKeys'][number], string])[] = [
    ['customer-number', words('options.key.customerNumber')],
    ['member-number', words('options.key.memberNumber')],
    ['national-id', words('options.key.nationalId')],
    ['phone', words('options.key.phone')],
    ['email', words('options.key.email')],
    ['name-and-birthday', words('options.key.nameAndBirthday')],
  ];
  return (
    <>
      <Choice
        label={words('options.mode')}
        name="mode"
        choices={[
          ['create-or-update', words('options.modeBoth')],
          ['create', words('options.modeCreate')],
          ['update', words('options.modeUpdate')],
        ]}
        options={options}
        configure={configure}
      />
      <MultiSelect
        label={words('options.updateKeys')}
        inputWrapperOrder={hintBelow}
        description={words('options.updateKeysHint')}
        data={keys.map(([value, label]) => ({ value, label }))}
        value={options.updateKeys}
        onChange={(values) =>
          configure({
            options: { updateKeys: keys.map(([key]) => key).filter((key) => values.includes(key)) },
          })
        }
      />
      <Choice
        label={words('options.duplicates')}
        name="possibleDuplicates"
        choices={[
          ['skip', words('options.duplicatesSkip')],
          ['create', words('options.duplicatesCreate')],
        ]}
        options={options}
        configure={configure}
      />
      <Choice
        label={words('options.faultyContacts')}
        name="faultyContactPoints"
        choices={[
          ['leave-out', words('options.faultyContactsLeave')],
          ['reject', words('options.faultyContactsReject')],
        ]}
        options={options}
        configure={configure}
      />
    </>
  );
}

/** How rows are taken over; everything has a usual answer, so nothing here must be touched. */
export function OptionsCard({ detail, configure }: OptionsProps) {
  const words = useWords();
  const { options } = detail;
  return (
    <Card title={words('options.title')}>
      <div className={styles.controls}>
        {detail.kind === 'transactions' ? (
          <SalesOptions detail={detail} configure={configure} />
        ) : (
          <CustomerOptions detail={detail} configure={configure} />
        )}
        <Select
          label={words('options.timeZone')}
          data={[...new Set([options.timeZone, ...Intl.supportedValuesOf('timeZone')])]}
          value={options.timeZone}
          allowDeselect={false}
          searchable
          limit={50}
          onChange={(value) => value !== null && configure({ options: { timeZone: value } })}
        />
        <TypedOption
          label={words('options.source')}
          hint={words('options.sourceHint')}
          value={options.source}
          isValid={(text) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(text)}
          onChange={(source) => configure({ options: { source } })}
        />
      </div>
    </Card>
  );
}
