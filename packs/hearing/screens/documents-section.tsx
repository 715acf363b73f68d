import { Button, NativeSelect } from '@mantine/core';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, Skeletons, useClock, useLocaleFormat } from '#ui';
import { DOCUMENTS, type DocumentKey } from './fitting-documents.ts';
import styles from './hearing.module.css';
import { useWords } from './messages/use-words.ts';
import { type FittingFile, useFittingFile } from './use-fitting-file.tsx';

/** Papers for the customer, made of what was written in the fitting: shown as they will be printed. */
export function DocumentsSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const file = useFittingFile(partyId);
  const [wanted, setWanted] = useState<DocumentKey>('fitting');
  if (file.error) return <ErrorPanel error={file.error} onRetry={file.onRetry} />;
  if (!file.data) return <Skeletons rows={6} />;
  if (file.data.fitting === undefined) {
    return (
      <EmptyState icon={IconFileText} title={words('document.none')} text={words('document.noneText')} />
    );
  }
  return (
    <>
      <div className={styles.buttons}>
        <NativeSelect
          aria-label={words('document.which')}
          value={wanted}
          onChange={(event) => {
            const chosen = DOCUMENTS.find(({ key }) => key === event.currentTarget.value);
            if (chosen) setWanted(chosen.key);
          }}
          data={DOCUMENTS.map(({ key }) => ({ value: key, label: words(`document.title.${key}`) }))}
        />
        <Button
          leftSection={<IconPrinter size="1rem" stroke={1.7} aria-hidden />}
          onClick={() => window.print()}
        >
          {words('report.print')}
        </Button>
      </div>
      <Sheet file={file.data} wanted={wanted} />
    </>
  );
}

type SheetProps = { readonly file: FittingFile; readonly wanted: DocumentKey };

function Sheet({ file, wanted }: SheetProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.date(useClock().now());
  const document = DOCUMENTS.find(({ key }) => key === wanted);
  if (!document) return null;
  const title = words(`document.title.${wanted}`);
  const rows = document.parts.flatMap((part) => file.rowsOf(part));
  return (
    <div data-print-report className={document.isLarge ? styles.largePrint : undefined}>
      <Card headingLevel={3} title={title} aside={<span className={styles.quiet}>{today}</span>}>
        <div className={styles.sheet}>
          <p>
            <strong>{file.customer}</strong>
          </p>
          <p className={styles.quiet}>
            {words('document.house', { branch: file.branch, clinician: file.clinician })}
          </p>
          {document.hasText ? (
            <ul className={styles.sheetText}>
              {words(`document.text.${wanted}` as 'document.text.care')
                .split('\n')
                .map((line) => (
                  <li key={line}>{line}</li>
                ))}
            </ul>
          ) : null}
          {document.parts.length > 0 && rows.length === 0 ? (
            <p className={styles.quiet}>{words('document.empty')}</p>
          ) : null}
          {rows.length > 0 ? (
            <table className={styles.averages}>
              <caption className="visually-hidden">{title}</caption>
              <tbody>
                {rows.map(({ key, label, value }) => (
                  <tr key={key}>
                    <th scope="row">{label}</th>
                    <td>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          {document.signatures.length > 0 ? (
            <div className={styles.signatures}>
              {document.signatures.map((who) => (
                <div key={who} className={styles.signatureLine}>
                  {words(`document.signature.${who}`)}
                </div>
              ))}
            </div>
          ) : null}
        </div>
      </Card>
    </div>
  );
}
