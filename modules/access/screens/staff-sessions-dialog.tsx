import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import type { StaffMember } from '#modules/access/contract';
import { answered, useToasts } from '#ui';
import { SessionsList } from './sessions-list.tsx';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Where somebody is signed in, for administrators. */
export function StaffSessionsDialog({
  staff,
  onClose,
}: {
  readonly staff: StaffMember;
  readonly onClose: () => void;
}) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const endAll = useMutation({
    mutationFn: () => answered(api.access.endStaffSessions({ params: { staffId: staff.staffId } })),
    onSuccess: () => {
      toasts.done(words('sessions.allEnded', { name: staff.displayName }));
      onClose();
    },
    onError: toasts.failed,
  });
  return (
    <Modal opened onClose={onClose} title={words('sessions.of', { name: staff.displayName })}>
      <SessionsList staffId={staff.staffId} />
      <div className={styles.actions}>
        <Button color="red" variant="subtle" loading={endAll.isPending} onClick={() => endAll.mutate()}>
          {words('sessions.endAll')}
        </Button>
        <Button variant="filled" onClick={onClose}>
          {words('settings.done')}
        </Button>
      </div>
    </Modal>
  );
}
