import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { ROLES, type Role } from '#modules/access/contract';
import { answered, CopyButton, ErrorPanel, useClock } from '#ui';
import { faultsByField, useFormChecks } from './form-checks.ts';
import { useWords } from './messages/use-words.ts';
import styles from './settings.module.css';
import { useBranches } from './use-places-of-work.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

const DAY_MILLISECONDS = 86_400_000;
const LIFETIMES = ['30', '90', '365', 'forever'] as const;
type Lifetime = (typeof LIFETIMES)[number];

interface KeyValues {
  name: string;
  roles: Role[];
  branchIds: string[];
  scopes: string[];
  lifetime: Lifetime;
}

/** Permissions that the chosen roles have: a scope beyond them could not be used. */
function useScopesOf(roles: readonly Role[]): string[] {
  const permissions = useQuery({
    queryKey: ['access', 'permissions'],
    queryFn: ({ signal }) => answered(api.access.listPermissions({ signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (permissions.data?.items ?? [])
    .filter(({ grants }) => roles.some((role) => role in grants))
    .map(({ name }) => name)
    .sort();
}

function Token({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const words = useSettingsWords();
  return (
    <div className={styles.form}>
      <p className={styles.text}>{words('apiKeys.tokenText')}</p>
      <div className={styles.token}>
        <code>{token}</code> <CopyButton text={token} label={words('apiKeys.token')} />
      </div>
      <div className={styles.quiet}>
        <code>Authorization: Bearer {token.slice(0, 10)}…</code>
      </div>
      <div className={styles.actions}>
        <Button variant="filled" onClick={onClose}>
          {words('settings.done')}
        </Button>
      </div>
    </div>
  );
}

function useKeyForm() {
  const checks = useFormChecks();
  return useForm<KeyValues>({
    initialValues: { name: '', roles: [], branchIds: [], scopes: [], lifetime: '90' },
    validate: { name: checks.required, roles: checks.roles, scopes: checks.scopes },
  });
}

function KeyFields({ form }: { readonly form: ReturnType<typeof useKeyForm> }) {
  const words = useSettingsWords();
  const roleWords = useWords();
  const branches = useBranches();
  const scopes = useScopesOf(form.values.roles);
  return (
    <>
      <TextInput
        label={words('apiKeys.name')}
        description={words('apiKeys.nameHint')}
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <MultiSelect
        label={words('staff.roles')}
        data={ROLES.map((role) => ({ value: role, label: roleWords(`role.${role}`) }))}
        {...form.getInputProps('roles')}
      />
      <MultiSelect
        label={words('staff.branches')}
        data={(branches.data?.items ?? []).map(({ branchId, name }) => ({ value: branchId, label: name }))}
        {...form.getInputProps('branchIds')}
      />
      <MultiSelect
        label={words('apiKeys.scopes')}
        description={words('apiKeys.scopesHint')}
        data={scopes}
        disabled={scopes.length === 0}
        searchable
        {...form.getInputProps('scopes')}
      />
      <Select
        label={words('apiKeys.lifetime')}
        data={LIFETIMES.map((value) => ({
          value,
          label:
            value === 'forever' ? words('apiKeys.forever') : words('apiKeys.days', { count: Number(value) }),
        }))}
        allowDeselect={false}
        {...form.getInputProps('lifetime')}
      />
    </>
  );
}

/** Makes a key and shows its token, this once. */
export function NewApiKeyDialog({
  onMade,
  onClose,
}: {
  readonly onMade: () => void;
  readonly onClose: () => void;
}) {
  const words = useSettingsWords();
  const clock = useClock();
  const form = useKeyForm();
  const make = useMutation({
    mutationFn: ({ lifetime, ...body }: KeyValues) => {
      const expiresAt =
        lifetime === 'forever'
          ? null
          : new Date(clock.now().getTime() + Number(lifetime) * DAY_MILLISECONDS).toISOString();
      return answered(api.access.createApiKey({ body: { ...body, expiresAt } }));
    },
    onSuccess: onMade,
    onError: (error) => form.setErrors(faultsByField(error)),
  });
  return (
    <Modal opened onClose={onClose} title={words('apiKeys.add')} closeOnClickOutside={!make.data}>
      {make.data ? (
        <Token token={make.data.token} onClose={onClose} />
      ) : (
        <form className={styles.form} onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
          <KeyFields form={form} />
          {make.error ? <ErrorPanel error={make.error} /> : null}
          <div className={styles.actions}>
            <Button onClick={onClose}>{words('settings.cancel')}</Button>
            <Button type="submit" variant="filled" loading={make.isPending}>
              {words('apiKeys.make')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
