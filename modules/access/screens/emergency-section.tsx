import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, ErrorPanel, useLocaleFormat } from '#ui';
import { useFormChecks } from './form-checks.ts';
import { useWords } from './messages/use-words.ts';
import { keepSession } from './session-query.ts';
import styles from './settings.module.css';
import { useKnownSession } from './use-known-session.ts';

/** States an emergency; what is sensitive is shown for a while, and managers are told. */
export function EmergencySection() {
  const words = useWords();
  const client = useQueryClient();
  const checks = useFormChecks();
  const format = useLocaleFormat();
  const endsAt = useKnownSession()?.emergencyEndsAt ?? null;
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: checks.reason } });
  const start = useMutation({
    mutationFn: (body: { reason: string }) => answered(api.access.startEmergencyAccess({ body })),
    onSuccess: (session) => {
      form.reset();
      keepSession(client, session);
      void client.invalidateQueries();
    },
  });
  if (endsAt !== null)
    return <p className={styles.text}>{words('emergency.until', { time: format.time(endsAt) })}</p>;
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => start.mutate(values))} noValidate>
      <p className={styles.text}>{words('emergency.text')}</p>
      <Textarea
        label={words('emergency.reason')}
        description={words('emergency.reasonHint')}
        maxLength={500}
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
      {start.error ? <ErrorPanel error={start.error} /> : null}
      <div className={styles.startActions}>
        <Button type="submit" variant="filled" color="red" loading={start.isPending}>
          {words('emergency.start')}
        </Button>
      </div>
    </form>
  );
}
