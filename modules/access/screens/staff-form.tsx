import { Button, MultiSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import {
  type Branch,
  MIN_PASSWORD_LENGTH,
  ROLES,
  type Role,
  type StaffMember,
} from '#modules/access/contract';
import { answered, ErrorPanel, useToasts } from '#ui';
import { faultsByField, useFormChecks } from './form-checks.ts';
import { useWords } from './messages/use-words.ts';
import styles from './settings.module.css';
import { staffKey } from './use-places-of-work.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

interface StaffValues {
  displayName: string;
  email: string;
  password: string;
  roles: Role[];
  branchIds: string[];
  mayNotSignIn: boolean;
}

export type StaffFormProps = {
  /** Absent when somebody is added. */
  readonly staff?: StaffMember;
  readonly branches: readonly Branch[];
  readonly onClose: () => void;
  /** Told when somebody was added who is to choose a password by a link. */
  readonly onInvited: (staff: StaffMember) => void;
};

async function save(staff: StaffMember | undefined, values: StaffValues): Promise<StaffMember> {
  const { displayName, roles, branchIds, password } = values;
  if (!staff) {
    const email = values.email.trim();
    return answered(
      api.access.addStaff({
        body: { displayName, email, roles, branchIds, ...(password === '' ? {} : { password }) },
      }),
    );
  }
  return answered(
    api.access.changeStaff({
      params: { staffId: staff.staffId },
      body: {
        version: staff.version,
        displayName,
        roles,
        branchIds,
        deactivated: values.mayNotSignIn,
        ...(password === '' ? {} : { newPassword: password }),
      },
    }),
  );
}

function RoleChoice({ input }: { readonly input: object }) {
  const words = useSettingsWords();
  const roleWords = useWords();
  return (
    <MultiSelect
      label={words('staff.roles')}
      data={ROLES.map((role) => ({ value: role, label: roleWords(`role.${role}`) }))}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <span className={styles.quiet}> {words(`roleHint.${option.value as Role}`)}</span>
        </span>
      )}
      {...input}
    />
  );
}

function useStaffForm(staff: StaffMember | undefined) {
  const checks = useFormChecks();
  return useForm<StaffValues>({
    initialValues: {
      displayName: staff?.displayName ?? '',
      email: staff?.email ?? '',
      password: '',
      roles: staff?.roles ?? [],
      branchIds: staff?.branchIds ?? [],
      mayNotSignIn: staff !== undefined && staff.deactivatedAt !== null,
    },
    validate: {
      displayName: checks.required,
      email: (value) => (staff ? null : checks.email(value)),
      password: (value) => (value === '' ? null : checks.newPassword(value)),
      roles: checks.roles,
    },
  });
}

export function StaffForm({ staff, branches, onClose, onInvited }: StaffFormProps) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const form = useStaffForm(staff);
  const saving = useMutation({
    mutationFn: (values: StaffValues) => save(staff, values),
    onSuccess: async (saved, { password }) => {
      await client.invalidateQueries({ queryKey: staffKey });
      const isInvited = !staff && password === '';
      if (isInvited) onInvited(saved);
      else toasts.done(words(staff ? 'staff.changed' : 'staff.added', { name: saved.displayName }));
      onClose();
    },
    onError: (error) => form.setErrors(faultsByField(error)),
  });
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <TextInput
        label={words('staff.name')}
        maxLength={120}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('displayName')}
      />
      {staff ? null : (
        <TextInput
          type="email"
          label={words('staff.email')}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
      )}
      <RoleChoice input={form.getInputProps('roles')} />
      <MultiSelect
        label={words('staff.branches')}
        data={branches.map(({ branchId, name }) => ({ value: branchId, label: name }))}
        {...form.getInputProps('branchIds')}
      />
      <PasswordInput
        label={words(staff ? 'staff.newPassword' : 'staff.firstPassword')}
        description={
          staff
            ? words('staff.newPasswordHint')
            : words('staff.firstPasswordHint', { count: MIN_PASSWORD_LENGTH })
        }
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      {staff ? (
        <Switch
          label={words('staff.deactivate')}
          description={words('staff.deactivateHint')}
          {...form.getInputProps('mayNotSignIn', { type: 'checkbox' })}
        />
      ) : null}
      {saving.error ? <ErrorPanel error={saving.error} /> : null}
      <div className={styles.actions}>
        <Button onClick={onClose}>{words('settings.cancel')}</Button>
        <Button type="submit" variant="filled" loading={saving.isPending}>
          {words('settings.save')}
        </Button>
      </div>
    </form>
  );
}
