import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import type { BusinessSettingsForm } from '#modules/access/contract';
import { usePreferences } from '#ui';
import styles from './alone.module.css';
import { currencies, guessCurrency, regions, timeZones } from './places.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** The part of a form that these fields need; `useForm` of both pages gives it. */
export type BusinessFieldsProps = {
  readonly form: {
    readonly values: BusinessSettingsForm;
    readonly getInputProps: (field: keyof BusinessSettingsForm) => object;
    readonly setValues: (change: Partial<BusinessSettingsForm>) => void;
  };
};

/** Name, zone, region and currency of the business, as first run and the settings both ask for them. */
export function BusinessFields({ form }: BusinessFieldsProps) {
  const words = useSettingsWords();
  const [{ language }] = usePreferences();
  const choices = useMemo(
    () => ({ zones: timeZones(), regions: regions(language), currencies: currencies(language) }),
    [language],
  );
  const select = {
    searchable: true,
    allowDeselect: false,
    nothingFoundMessage: words('firstRun.nothingFound'),
  };
  return (
    <>
      <TextInput
        label={words('firstRun.businessName')}
        autoComplete="organization"
        maxLength={120}
        {...form.getInputProps('businessName')}
      />
      <Select
        {...select}
        label={words('firstRun.timeZone')}
        description={words('firstRun.timeZoneHint')}
        data={choices.zones}
        limit={50}
        {...form.getInputProps('timeZone')}
      />
      <div className={styles.pair}>
        <Select
          {...select}
          label={words('firstRun.region')}
          description={words('firstRun.regionHint')}
          data={choices.regions}
          {...form.getInputProps('region')}
          onChange={(region) => {
            if (region === null) return;
            const untouched = form.values.currency === guessCurrency(form.values.region);
            form.setValues({ region, ...(untouched ? { currency: guessCurrency(region) } : {}) });
          }}
        />
        <Select
          {...select}
          label={words('firstRun.currency')}
          data={choices.currencies}
          {...form.getInputProps('currency')}
        />
      </div>
    </>
  );
}
