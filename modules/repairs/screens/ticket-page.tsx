import { Link, useParams } from '@tanstack/react-router';
import type { Repair } from '#modules/repairs/contract';
import { ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat } from '#ui';
import { PaperHead, PaperSignatures, PrintButton } from '#ui/components/paper.tsx';
import { QrCode } from '#ui/components/qr-code.tsx';
import { useRepair } from './repair-queries.ts';
import { useWords } from './words/use-words.ts';

/** The slip that goes with a thing in repair, and the half the customer takes home. */
export function TicketPage() {
  const words = useWords();
  const { repairId = '' } = useParams({ strict: false });
  const query = useRepair(repairId);
  return (
    <>
      <PageHeader
        title={words('ticket.title')}
        trail={
          <Link to="/repairs/$repairId" params={{ repairId }}>
            {query.data?.number ?? words('source')}
          </Link>
        }
        actions={<PrintButton>{words('ticket.print')}</PrintButton>}
      />
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Ticket repair={query.data} /> : <Skeletons rows={6} />}
    </>
  );
}

function Ticket({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, itemName, serial, partyName, partyNumber, fault, defectOn, loan, event, repairId } = repair;
  const items = [
    { key: words('customer'), value: `${partyName} ${partyNumber}` },
    { key: words('device'), value: itemName },
    { key: words('serial'), value: serial ?? '' },
    { key: words(`event.${event}`), value: fault },
    { key: words('defectOn'), value: format.date(defectOn) },
    {
      key: words('loan.title'),
      value:
        loan && loan.returnedOn === null
          ? words('loan.lent', {
              name: loan.loanerName,
              serial: loan.loanerSerial,
              day: format.date(loan.expectedBackOn),
            })
          : '',
    },
    { key: words('ticket.accessories'), value: '____________________' },
  ];
  return (
    <PrintSheet label={words('ticket.title')}>
      <PaperHead
        title={`${words('ticket.title')} ${number}`}
        items={items}
        aside={<QrCode text={`${number} ${repairId}`} label={words('ticket.qr', { number })} />}
      />
      <PaperSignatures
        signatures={[{ label: words('ticket.customerSigns') }, { label: words('ticket.weSign') }]}
      />
    </PrintSheet>
  );
}
