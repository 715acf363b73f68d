import { Button, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { ValueSettings } from '#modules/value/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './value.module.css';
import { settingsKey } from './value-queries.ts';

const WEEKS_PER_YEAR = 365.25 / 7;

/** Margin, discount and horizon of the value figures, in plain words. */
export function ValueSettingsSection() {
  const query = useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => answered(api.value.getSettings({ signal })),
  });
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeletons rows={4} />;
  return <SettingsForm key={query.data.version} settings={query.data} />;
}

function SettingsForm({ settings }: { readonly settings: ValueSettings }) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const client = useQueryClient();
  const form = useForm({
    initialValues: {
      marginPercent: toPercent(settings.marginShare),
      discountPercent: toPercent(settings.discountRatePerYear),
      horizonYears: Math.round(settings.horizonWeeks / WEEKS_PER_YEAR),
      careTasksPerDay: settings.careTasksPerDay,
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) =>
      answered(
        api.value.changeSettings({
          body: {
            marginShare: values.marginPercent / 100,
            discountRatePerYear: values.discountPercent / 100,
            horizonWeeks: Math.round(values.horizonYears * WEEKS_PER_YEAR),
            careTasksPerDay: values.careTasksPerDay,
            version: settings.version,
          },
        }),
      ),
    onSuccess: () => toasts.done(words('settings.saved')),
    onSettled: () => client.invalidateQueries({ queryKey: settingsKey }),
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <p className={styles.quiet}>{words('settings.text')}</p>
      <NumberInput
        label={words('settings.marginShare')}
        description={words('settings.marginHint')}
        min={1}
        max={100}
        suffix=" %"
        {...form.getInputProps('marginPercent')}
      />
      <NumberInput
        label={words('settings.discountRate')}
        description={words('settings.discountHint')}
        min={0}
        max={100}
        suffix=" %"
        {...form.getInputProps('discountPercent')}
      />
      <NumberInput
        label={words('settings.horizonYears')}
        description={words('settings.horizonHint')}
        min={1}
        max={25}
        allowDecimal={false}
        {...form.getInputProps('horizonYears')}
      />
      <NumberInput
        label={words('settings.carePerDay')}
        description={words('settings.careHint')}
        min={0}
        max={500}
        allowDecimal={false}
        {...form.getInputProps('careTasksPerDay')}
      />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <span className={styles.actions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words('settings.save')}
        </Button>
      </span>
      {settings.changedAt ? (
        <p className={styles.quiet}>
          {words('settings.changed', {
            name: settings.changedByName ?? '',
            date: format.date(settings.changedAt),
          })}
        </p>
      ) : null}
    </form>
  );
}

function toPercent(share: number): number {
  return Math.round(share * 1000) / 10;
}
