import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { CLAIM_EVENTS, type ClaimEvent } from '#modules/assets/contract';
import { answered, Card, ErrorPanel, useLocaleFormat, useMay, useNow, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshRepairs, useRepairsOf } from './repair-queries.ts';
import { RepairRows } from './repair-rows.tsx';
import styles from './repairs.module.css';

type AssetPanelProps = {
  readonly assetId: string;
  readonly partyId: string;
  /** Whether the customer still has it. */
  readonly isPresent: boolean;
};

/** Repairs of one asset, and the way to report a fault. */
export function AssetPanel({ assetId, partyId, isPresent }: AssetPanelProps) {
  const words = useWords();
  const mayWrite = useMay()('repairs.write');
  const open = useRepairsOf(assetId, 'open');
  const ended = useRepairsOf(assetId, 'ended');
  const [reporting, report] = useState(false);
  const repairs = [...(open.data?.items ?? []), ...(ended.data?.items ?? [])];
  const mayReport = mayWrite && isPresent && open.data?.items.length === 0;
  return (
    <Card
      title={words('panel.title')}
      flush
      aside={
        mayReport ? (
          <Button
            size="compact-sm"
            leftSection={<IconTool size="1rem" aria-hidden />}
            onClick={() => report(true)}
          >
            {words('panel.report')}
          </Button>
        ) : null
      }
    >
      {open.error ? <ErrorPanel error={open.error} onRetry={() => void open.refetch()} /> : null}
      {open.data && ended.data && repairs.length === 0 ? (
        <p className={styles.none}>{words('panel.empty')}</p>
      ) : null}
      <RepairRows repairs={repairs} />
      <Modal opened={reporting} onClose={() => report(false)} title={words('report.title')}>
        <ReportForm assetId={assetId} partyId={partyId} />
      </Modal>
    </Card>
  );
}

function ReportForm({ assetId, partyId }: Omit<AssetPanelProps, 'isPresent'>) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  const today = useLocaleFormat().dayKey(useNow());
  const [event, setEvent] = useState<ClaimEvent>('fault');
  const [fault, setFault] = useState('');
  const [defectOn, setDefectOn] = useState(today);
  const report = useMutation({
    mutationFn: () => answered(api.repairs.reportRepair({ body: { assetId, event, fault, defectOn } })),
    onSuccess: async ({ number, repairId }) => {
      await refreshRepairs(client, partyId);
      toasts.done(words('report.done', { number }));
      await navigate({ to: '/repairs/$repairId', params: { repairId } });
    },
  });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    report.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Textarea
        label={words('report.fault')}
        data-autofocus
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={fault}
        onChange={(changed) => setFault(changed.currentTarget.value)}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={words('report.event')}
          value={event}
          onChange={(changed) =>
            setEvent(CLAIM_EVENTS.find((one) => one === changed.currentTarget.value) ?? 'fault')
          }
          data={CLAIM_EVENTS.map((value) => ({ value, label: words(`event.${value}`) }))}
        />
        <TextInput
          type="date"
          label={words('report.defectOn')}
          max={today}
          value={defectOn}
          onChange={(changed) => setDefectOn(changed.currentTarget.value)}
        />
      </div>
      {report.error ? <ErrorPanel error={report.error} /> : null}
      <Button
        type="submit"
        variant="filled"
        disabled={fault.trim() === '' || defectOn === ''}
        loading={report.isPending}
      >
        {words('report.save')}
      </Button>
    </form>
  );
}
