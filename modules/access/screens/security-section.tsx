import { Button, MultiSelect, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { ROLES, type Role } from '#modules/access/contract';
import { answered, ErrorPanel, Skeletons, useToasts } from '#ui';
import { faultsByField } from './form-checks.ts';
import { useWords } from './messages/use-words.ts';
import { sessionKey } from './session-query.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

const securityKey = ['access', 'security-settings'];
type Settings = {
  idleMinutes: number;
  emergencyMinutes: number;
  auditYears: number | null;
  secondStepRoles: Role[];
};
/** An empty number field holds an empty text. */
type Values = {
  idleMinutes: number | string;
  emergencyMinutes: number | string;
  auditYears: number | string;
  secondStepRoles: Role[];
};

function SecurityForm({ settings }: { readonly settings: Settings }) {
  const words = useSettingsWords();
  const roleWords = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const form = useForm<Values>({ initialValues: { ...settings, auditYears: settings.auditYears ?? '' } });
  const save = useMutation({
    mutationFn: (values: Values) =>
      answered(
        api.access.changeSecuritySettings({
          body: {
            idleMinutes: Number(values.idleMinutes),
            emergencyMinutes: Number(values.emergencyMinutes),
            auditYears: values.auditYears === '' ? null : Number(values.auditYears),
            secondStepRoles: values.secondStepRoles,
          },
        }),
      ),
    onSuccess: async (saved) => {
      client.setQueryData(securityKey, saved);
      await client.invalidateQueries({ queryKey: sessionKey });
      toasts.done(words('settings.saved'));
    },
    onError: (error) => form.setErrors(faultsByField(error)),
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <NumberInput
        label={words('security.idle')}
        description={words('security.idleHint')}
        suffix={` ${words('security.minutes')}`}
        min={2}
        max={720}
        allowDecimal={false}
        {...form.getInputProps('idleMinutes')}
      />
      <NumberInput
        label={words('security.emergency')}
        description={words('security.emergencyHint')}
        suffix={` ${words('security.minutes')}`}
        min={5}
        max={240}
        allowDecimal={false}
        {...form.getInputProps('emergencyMinutes')}
      />
      <NumberInput
        label={words('security.audit')}
        description={words('security.auditHint')}
        placeholder={words('security.forever')}
        suffix={` ${words('security.years')}`}
        min={1}
        max={50}
        allowDecimal={false}
        {...form.getInputProps('auditYears')}
      />
      <MultiSelect
        label={words('security.secondStep')}
        description={words('security.secondStepHint')}
        data={ROLES.map((role) => ({ value: role, label: roleWords(`role.${role}`) }))}
        {...form.getInputProps('secondStepRoles')}
      />
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <div className={styles.startActions}>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {words('settings.save')}
        </Button>
      </div>
    </form>
  );
}

/** Idle time, length of emergencies, years of audit, whose sign-in asks for a second step. */
export function SecuritySection() {
  const settings = useQuery({
    queryKey: securityKey,
    queryFn: ({ signal }) => answered(api.access.getSecuritySettings({ signal })),
  });
  if (settings.error) return <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />;
  return settings.data ? <SecurityForm settings={settings.data} /> : <Skeletons rows={4} />;
}
