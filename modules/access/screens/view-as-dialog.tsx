import { Button, Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import type { StaffMember } from '#modules/access/contract';
import { answered, ErrorPanel } from '#ui';
import { useFormChecks } from './form-checks.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Begins to look through somebody's eyes, with a reason. */
export function ViewAsDialog({
  staff,
  onClose,
}: {
  readonly staff: StaffMember;
  readonly onClose: () => void;
}) {
  const words = useSettingsWords();
  const checks = useFormChecks();
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: checks.reason } });
  const start = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      answered(api.access.startImpersonation({ body: { staffId: staff.staffId, reason } })),
    // A fresh page: nothing of what the administrator saw belongs into the other's view.
    onSuccess: () => window.location.assign('/'),
  });
  return (
    <Modal opened onClose={onClose} title={words('eyes.title', { name: staff.displayName })}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => start.mutate(values))} noValidate>
        <p className={styles.text}>{words('eyes.explain')}</p>
        <Textarea
          label={words('eyes.reason')}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        {start.error ? <ErrorPanel error={start.error} /> : null}
        <div className={styles.actions}>
          <Button onClick={onClose}>{words('settings.cancel')}</Button>
          <Button type="submit" variant="filled" loading={start.isPending}>
            {words('eyes.start')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
