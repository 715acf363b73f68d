import { Link, useParams } from '@tanstack/react-router';
import type { Repair } from '#modules/repairs/contract';
import { EmptyState, ErrorPanel, PageHeader, PrintSheet, Skeletons, useLocaleFormat } from '#ui';
import { PaperHead, PaperTable, PrintButton } from '#ui/components/paper.tsx';
import { QrCode } from '#ui/components/qr-code.tsx';
import { useRepair } from './repair-queries.ts';
import { useWords } from './words/use-words.ts';

const CHECKS = ['serial', 'fault', 'damage'] as const;

/** The label that goes with a thing that comes back for an exchange or a refund, with what is looked at when it arrives. */
export function LabelPage() {
  const words = useWords();
  const { repairId = '' } = useParams({ strict: false });
  const query = useRepair(repairId);
  const isBack = query.data?.chosen && query.data.chosen.kind !== 'repair';
  return (
    <>
      <PageHeader
        title={words('label.title')}
        trail={
          <Link to="/repairs/$repairId" params={{ repairId }}>
            {query.data?.number ?? words('source')}
          </Link>
        }
        actions={isBack ? <PrintButton>{words('ticket.print')}</PrintButton> : undefined}
      />
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? isBack ? <Label repair={query.data} /> : <NoLabel /> : <Skeletons rows={6} />}
    </>
  );
}

function NoLabel() {
  const words = useWords();
  return <EmptyState title={words('returnLabel.none')} text={words('returnLabel.noneText')} />;
}

function Label({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, repairId, itemName, serial, partyName, partyNumber, fault, event, facts, chosen } = repair;
  const approved = facts.findLast(({ kind }) => kind === 'approved');
  const items = [
    { key: words('customer'), value: `${partyName} ${partyNumber}` },
    { key: words('device'), value: itemName },
    { key: words('serial'), value: serial ?? '' },
    { key: words(`event.${event}`), value: fault },
    { key: words('chosen'), value: chosen ? words(`returnLabel.kind.${chosen.kind}`) : '' },
    {
      key: words('fact.approved'),
      value: approved
        ? `${format.date(approved.happenedOn)} · ${approved.byName}`
        : words('returnLabel.notApproved'),
    },
  ];
  return (
    <PrintSheet label={words('label.title')}>
      <PaperHead
        title={`${words('label.title')} ${number}`}
        items={items}
        aside={<QrCode text={`${number} ${repairId}`} label={words('ticket.qr', { number })} />}
      />
      <PaperTable
        head={[
          words('returnLabel.onArrival'),
          words('returnLabel.yes'),
          words('returnLabel.no'),
          words('returnLabel.remark'),
        ]}
        rows={CHECKS.map((check) => ({
          key: check,
          cells: [words(`returnLabel.check.${check}`), '\u2610', '\u2610', ''],
        }))}
      />
    </PrintSheet>
  );
}
