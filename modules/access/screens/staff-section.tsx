import { Button, Modal } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Branch, StaffMember } from '#modules/access/contract';
import { Avatar, Chip, ErrorPanel, Skeletons, useSession } from '#ui';
import { useWords } from './messages/use-words.ts';
import { PasswordLinkDialog } from './password-link-dialog.tsx';
import styles from './settings.module.css';
import { StaffForm } from './staff-form.tsx';
import { StaffMenu } from './staff-menu.tsx';
import { useBranches, useStaff } from './use-places-of-work.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

type StaffRowProps = {
  readonly staff: StaffMember;
  readonly branches: readonly Branch[];
  readonly onChange: () => void;
};

function StaffRow({ staff, branches, onChange }: StaffRowProps) {
  const words = useSettingsWords();
  const roleWords = useWords();
  const isSelf = useSession()?.person.id === staff.staffId;
  const places = branches
    .filter(({ branchId }) => staff.branchIds.includes(branchId))
    .map(({ name }) => name);
  return (
    <li className={styles.row}>
      <Avatar name={staff.displayName} />
      <div>
        <div className={styles.who}>
          <strong>{staff.displayName}</strong>
          {isSelf ? <span className={styles.quiet}>({words('staff.you')})</span> : null}
          {staff.roles.map((role) => (
            <Chip key={role}>{roleWords(`role.${role}`)}</Chip>
          ))}
          {staff.deactivatedAt === null ? null : <Chip tone="amber">{words('staff.mayNotSignIn')}</Chip>}
        </div>
        <div className={styles.quiet}>
          {[staff.email, places.length > 0 ? places.join(', ') : words('staff.noBranch')]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <StaffMenu staff={staff} onChange={onChange} />
    </li>
  );
}

export function StaffSection() {
  const words = useSettingsWords();
  const staff = useStaff();
  const branches = useBranches();
  const [editing, setEditing] = useState<StaffMember | 'new'>();
  const [invited, setInvited] = useState<StaffMember>();
  const failed = staff.error ?? branches.error;
  const places = branches.data?.items ?? [];
  const close = () => setEditing(undefined);
  return (
    <>
      <p className={styles.text}>{words('staff.text')}</p>
      {failed ? <ErrorPanel error={failed} onRetry={() => void staff.refetch()} /> : null}
      {staff.isPending ? <Skeletons rows={4} withAvatar /> : null}
      <ul className={styles.list}>
        {staff.data?.items.map((member) => (
          <StaffRow
            key={member.staffId}
            staff={member}
            branches={places}
            onChange={() => setEditing(member)}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        <Button
          variant="filled"
          leftSection={<IconUserPlus size="1rem" aria-hidden />}
          onClick={() => setEditing('new')}
        >
          {words('staff.add')}
        </Button>
      </div>
      <Modal
        opened={editing !== undefined}
        onClose={close}
        title={
          editing === undefined || editing === 'new'
            ? words('staff.addTitle')
            : words('staff.changeTitle', { name: editing.displayName })
        }
      >
        {editing === undefined ? null : (
          <StaffForm
            {...(editing === 'new' ? {} : { staff: editing })}
            branches={places}
            onClose={close}
            onInvited={setInvited}
          />
        )}
      </Modal>
      {invited ? <PasswordLinkDialog staff={invited} onClose={() => setInvited(undefined)} /> : null}
    </>
  );
}
