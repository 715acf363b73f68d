import { Button } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, ErrorPanel, useToasts } from '#ui';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

const SHOWN_FINDINGS = 20;

function useVerification() {
  return useMutation({ mutationFn: () => answered(api.access.verifyAudit()) });
}

function Outcome({ result }: { readonly result: NonNullable<ReturnType<typeof useVerification>['data']> }) {
  const words = useSettingsWords();
  if (result.findings.length === 0) {
    return (
      <p role="status" className={styles.whole}>
        {words('audit.whole', { count: result.entries })}
      </p>
    );
  }
  return (
    <div role="status" className={styles.broken}>
      <p>{words('audit.broken', { count: result.findings.length })}</p>
      <ul>
        {result.findings.slice(0, SHOWN_FINDINGS).map(({ kind, sealNumber, auditId }) => (
          <li key={`${kind} ${sealNumber} ${auditId}`}>
            {words(`audit.finding.${kind}`)} <code>{[sealNumber, auditId].filter(Boolean).join(' · ')}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Takes the log out as a file, and reads it from end to end for what was tampered with. */
export function AuditCheck({ query }: { readonly query: Record<string, string> }) {
  const words = useSettingsWords();
  const toasts = useToasts();
  const verification = useVerification();
  const download = useMutation({
    mutationFn: async () => {
      const file = (await answered(api.access.exportAudit({ query }))) as Blob;
      const address = URL.createObjectURL(file);
      const link = Object.assign(document.createElement('a'), { href: address, download: 'audit.csv' });
      link.click();
      URL.revokeObjectURL(address);
    },
    onError: toasts.failed,
  });
  return (
    <div className={styles.check}>
      <div className={styles.startActions}>
        <Button
          leftSection={<IconDownload size="1rem" aria-hidden />}
          loading={download.isPending}
          onClick={() => download.mutate()}
        >
          {words('audit.export')}
        </Button>
        <Button
          leftSection={<IconShieldCheck size="1rem" aria-hidden />}
          loading={verification.isPending}
          onClick={() => verification.mutate()}
        >
          {words('audit.verify')}
        </Button>
      </div>
      {verification.error ? <ErrorPanel error={verification.error} /> : null}
      {verification.data ? <Outcome result={verification.data} /> : null}
    </div>
  );
}
