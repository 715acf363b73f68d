import { ActionIcon, Menu } from '@mantine/core';
import { IconDevices, IconDots, IconEye, IconKeyOff, IconLink, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { StaffMember } from '#modules/access/contract';
import { answered, useMay, useSession, useToasts } from '#ui';
import { PasswordLinkDialog } from './password-link-dialog.tsx';
import { StaffSessionsDialog } from './staff-sessions-dialog.tsx';
import { ViewAsDialog } from './view-as-dialog.tsx';
import { useSettingsWords } from './words/use-settings-words.ts';

type Open = 'link' | 'sessions' | 'view-as';

/** What an administrator can do for or about somebody. */
export function StaffMenu({
  staff,
  onChange,
}: {
  readonly staff: StaffMember;
  readonly onChange: () => void;
}) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const may = useMay();
  const isSelf = useSession()?.person.id === staff.staffId;
  const [open, setOpen] = useState<Open>();
  const reset = useMutation({
    mutationFn: () => answered(api.access.resetSecondFactor({ params: { staffId: staff.staffId } })),
    onSuccess: () => toasts.done(words('staff.secondStepReset', { name: staff.displayName })),
    onError: toasts.failed,
  });
  const mayViewAs =
    may('access.impersonate') &&
    !isSelf &&
    staff.deactivatedAt === null &&
    !staff.roles.includes('administrator');
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={words('staff.actionsFor', { name: staff.displayName })}>
            <IconDots size="1.125rem" stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size="1rem" aria-hidden />} onClick={onChange}>
            {words('staff.changeThis')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size="1rem" aria-hidden />} onClick={() => setOpen('link')}>
            {words('staff.link')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDevices size="1rem" aria-hidden />}
            onClick={() => setOpen('sessions')}
          >
            {words('staff.sessions')}
          </Menu.Item>
          {isSelf ? null : (
            <Menu.Item leftSection={<IconKeyOff size="1rem" aria-hidden />} onClick={() => reset.mutate()}>
              {words('staff.resetSecondStep')}
            </Menu.Item>
          )}
          {mayViewAs ? (
            <Menu.Item leftSection={<IconEye size="1rem" aria-hidden />} onClick={() => setOpen('view-as')}>
              {words('staff.viewAs')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {open === 'link' ? <PasswordLinkDialog staff={staff} onClose={close} /> : null}
      {open === 'sessions' ? <StaffSessionsDialog staff={staff} onClose={close} /> : null}
      {open === 'view-as' ? <ViewAsDialog staff={staff} onClose={close} /> : null}
    </>
  );
}
