import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { BusinessSettingsForm } from '#modules/access/contract';
import { answered, ErrorPanel, Skeletons, useToasts } from '#ui';
import { BusinessFields } from './business-fields.tsx';
import { faultsByField, useFormChecks } from './form-checks.ts';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

const businessKey = ['access', 'business'];

function BusinessForm({ stored }: { readonly stored: BusinessSettingsForm }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const checks = useFormChecks();
  const form = useForm({ initialValues: stored, validate: { businessName: checks.required } });
  const change = useMutation({
    mutationFn: (body: BusinessSettingsForm) => answered(api.access.changeBusiness({ body })),
    onSuccess: (saved) => {
      client.setQueryData(businessKey, saved);
      void client.invalidateQueries();
      toasts.done(words('settings.saved'));
    },
    onError: (error) => form.setErrors(faultsByField(error)),
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <BusinessFields form={form} />
      {change.error ? <ErrorPanel error={change.error} /> : null}
      <div className={styles.startActions}>
        <Button type="submit" variant="filled" loading={change.isPending}>
          {words('settings.save')}
        </Button>
      </div>
    </form>
  );
}

export function BusinessSection() {
  const words = useSettingsWords();
  const query = useQuery({
    queryKey: businessKey,
    queryFn: ({ signal }) => answered(api.access.getBusiness({ signal })),
  });
  return (
    <>
      <p className={styles.text}>{words('business.text')}</p>
      {query.data ? <BusinessForm stored={query.data} /> : null}
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={4} /> : null}
    </>
  );
}
