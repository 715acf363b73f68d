import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#contract';
import type { StaffMember } from '#modules/access/contract';
import { answered, CopyButton, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Makes a link by which somebody chooses a password, and shows it this once. */
export function PasswordLinkDialog({
  staff,
  onClose,
}: {
  readonly staff: Pick<StaffMember, 'staffId' | 'displayName'>;
  readonly onClose: () => void;
}) {
  const words = useSettingsWords();
  const format = useLocaleFormat();
  const isAsked = useRef(false);
  const make = useMutation({
    mutationFn: (staffId: string) => answered(api.access.createPasswordLink({ params: { staffId } })),
  });
  const { mutate } = make;
  useEffect(() => {
    // Each link ends the one before: one is enough.
    if (isAsked.current) return;
    isAsked.current = true;
    mutate(staff.staffId);
  }, [mutate, staff.staffId]);
  const link = make.data && `${window.location.origin}/choose-password#${make.data.token}`;
  return (
    <Modal opened onClose={onClose} title={words('link.title', { name: staff.displayName })}>
      <div className={styles.form}>
        {make.error ? <ErrorPanel error={make.error} /> : null}
        {link === undefined && !make.error ? <Skeletons rows={2} /> : null}
        {link === undefined || !make.data ? null : (
          <>
            <p className={styles.text}>
              {words('link.text', { date: format.dateTime(make.data.expiresAt) })}
            </p>
            <div className={styles.token}>
              <code>{link}</code> <CopyButton text={link} label={words('link.copy')} />
            </div>
          </>
        )}
        <div className={styles.actions}>
          <Button variant="filled" onClick={onClose}>
            {words('settings.done')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
