import { Button, NativeSelect } from '@mantine/core';
import { IconFileExport, IconPrinter } from '@tabler/icons-react';
import { Card, ErrorPanel, Skeletons, useClock, useLocaleFormat, useMay, useUrlState } from '#ui';
import { AnnualSummary } from './annual-summary.tsx';
import { useCustomerName } from './audiogram-queries.ts';
import { DeviceTable } from './device-table.tsx';
import { DOCUMENTS, type DocumentKey } from './fitting-documents.ts';
import styles from './hearing.module.css';
import { LatestAudiogram } from './latest-audiogram.tsx';
import { type FittingFile, useFittingFile } from './use-fitting-file.tsx';
import { useTakeOutDevices } from './use-take-out.ts';
import { LatestVerification } from './verification-section.tsx';
import { useWords } from './words/use-words.ts';

/** A year of the customer on paper; the other papers are made of what was written in the fitting. */
const ANNUAL = 'annual' as const;
/** Papers that need no fitting. */
const ALWAYS: readonly string[] = [ANNUAL, 'care'];

/** Papers for the customer, made of what was written in the fitting and of what is on file: shown as they will be printed. */
export function DocumentsSection({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const file = useFittingFile(partyId);
  const [chosen, choose] = useUrlState('paper');
  if (file.error) return <ErrorPanel error={file.error} onRetry={file.onRetry} />;
  if (!file.data) return <Skeletons rows={6} />;
  const hasFitting = file.data.fitting !== undefined;
  const every: (DocumentKey | typeof ANNUAL)[] = [...DOCUMENTS.map(({ key }) => key), ANNUAL];
  const papers = every.filter((key) => hasFitting || ALWAYS.includes(key));
  const wanted = papers.find((key) => key === chosen) ?? (hasFitting ? 'fitting' : ANNUAL);
  return (
    <>
      <div className={styles.buttons}>
        <NativeSelect
          aria-label={words('document.which')}
          value={wanted}
          onChange={(event) => choose(event.currentTarget.value)}
          data={papers.map((key) => ({ value: key, label: words(`document.title.${key}`) }))}
        />
        <Button
          leftSection={<IconPrinter size="1rem" stroke={1.7} aria-hidden />}
          onClick={() => window.print()}
        >
          {words('report.print')}
        </Button>
        <TakeOutDevices partyId={partyId} />
      </div>
      {hasFitting ? null : <p className={styles.quiet}>{words('document.noneText')}</p>}
      <Sheet partyId={partyId} file={file.data} wanted={wanted} />
    </>
  );
}

/** Devices for other systems; only for those who see what the customer has. */
function TakeOutDevices({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const takeOut = useTakeOutDevices();
  if (!useMay()('assets.read')) return null;
  return (
    <Button
      leftSection={<IconFileExport size="1rem" stroke={1.7} aria-hidden />}
      onClick={() => takeOut(partyId)}
    >
      {words('device.takeOut')}
    </Button>
  );
}

type SheetProps = {
  readonly partyId: string;
  readonly file: FittingFile;
  readonly wanted: DocumentKey | typeof ANNUAL;
};

function Sheet({ partyId, file, wanted }: SheetProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.date(useClock().now());
  const document = DOCUMENTS.find(({ key }) => key === wanted);
  const title = words(`document.title.${wanted}`);
  const customer = useCustomerName(partyId);
  const parts = document?.parts ?? [];
  const rows = parts.flatMap((part) => file.rowsOf(part));
  return (
    <div data-print-report className={document?.isLarge ? styles.largePrint : undefined}>
      <Card headingLevel={3} title={title} aside={<span className={styles.quiet}>{today}</span>}>
        <div className={styles.sheet}>
          <p>
            <strong>{customer}</strong>
          </p>
          <p className={styles.quiet}>
            {words('document.house', { branch: file.branch, clinician: file.clinician })}
          </p>
          {wanted === ANNUAL ? <AnnualSummary partyId={partyId} /> : null}
          {document?.hasText ? (
            <ul className={styles.sheetText}>
              {words(`document.text.${wanted}` as 'document.text.care')
                .split('\n')
                .map((line) => (
                  <li key={line}>{line}</li>
                ))}
            </ul>
          ) : null}
          {parts.length > 0 && rows.length === 0 ? (
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
          {document?.showsAudiogram ? <LatestAudiogram partyId={partyId} /> : null}
          {document?.showsVerification ? <LatestVerification partyId={partyId} /> : null}
          {document?.showsDevices ? <DeviceTable partyId={partyId} /> : null}
          {document && document.signatures.length > 0 ? (
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
