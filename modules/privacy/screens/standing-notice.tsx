import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import type { NoticeStanding } from '#modules/privacy/contract';
import { answered, useLocaleFormat, useMay } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import styles from './privacy.module.css';
import { usePrivacyAct } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

const METHODS = ['desk', 'paper', 'telephone', 'electronic'] as const;
type Method = (typeof METHODS)[number];

export type StandingNoticeProps = { readonly partyId: string; readonly notice: NoticeStanding };

/** Whether the privacy notice in force was shown, and when one was last. Nothing while none was written. */
export function StandingNotice({ partyId, notice }: StandingNoticeProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayWrite = useMay()('privacy.consent-write');
  const [isNoting, setIsNoting] = useState(false);
  const [last] = notice.shown;
  if (notice.version === null && last === undefined) return null;
  const told = last && {
    date: format.date(last.shownAt),
    how: words(`shownBy.${last.method}`),
  };
  return (
    <p className={styles.text}>
      <strong>{words('notice.title')}</strong>: {told === undefined ? null : words('notice.shown', told)}
      {last?.toGuardian ? words('notice.guardian') : ''}
      {last === undefined ? null : ` · ${words('notice.version', { version: last.version })}`}
      {notice.isShown || notice.version === null ? null : (
        <>
          {last === undefined ? '' : '; '}
          {words('notice.notYet')}{' '}
          {mayWrite ? (
            <Button variant="subtle" onClick={() => setIsNoting(true)}>
              {words('notice.note')}
            </Button>
          ) : null}
        </>
      )}
      <NoticeDialog partyId={partyId} isOpen={isNoting} onClose={() => setIsNoting(false)} />
    </p>
  );
}

function NoticeDialog(props: { partyId: string; isOpen: boolean; onClose: () => void }) {
  const { partyId, isOpen, onClose } = props;
  const words = useWords();
  const act = usePrivacyAct();
  const [method, setMethod] = useState<Method>('desk');
  const [toGuardian, setToGuardian] = useState(false);
  const save = () =>
    act(answered(api.privacy.recordNoticeShown({ params: { partyId }, body: { method, toGuardian } })), () =>
      words('notice.done'),
    );
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words('notice.noteTitle')}
      action={words('consent.save')}
      onAct={save}
    >
      <Select
        label={words('notice.how')}
        data={METHODS.map((value) => ({ value, label: words(`shownBy.${value}`) }))}
        value={method}
        allowDeselect={false}
        onChange={(value) => setMethod(METHODS.find((one) => one === value) ?? 'desk')}
      />
      <Checkbox
        label={words('notice.toGuardian')}
        checked={toGuardian}
        onChange={(event) => setToGuardian(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
