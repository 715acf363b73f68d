import { Button, Modal, NativeSelect } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reception, Ticket } from '#modules/appointments/contract';
import { Card, EmptyState, ErrorPanel, PageHeader, RelativeTime, Skeletons, useMay } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { useBranch } from '../use-branch.ts';
import { CallNext } from './call-next.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { GoOnDialog, NameForm } from './go-on-dialog.tsx';
import styles from './reception.module.css';
import { useReception, useTickets } from './reception-queries.ts';
import { TicketList } from './ticket-list.tsx';
import { WaitText } from './wait-text.tsx';

/** Who walked in, who is served, and who comes next. */
export function ReceptionPage() {
  const words = useWords();
  const mayWrite = useMay()('appointments.write');
  const place = useBranch();
  const { branchId } = place;
  const board = useReception(branchId);
  const [isDrawing, draw] = useState(false);
  const [goingOn, goOn] = useState<Ticket>();
  const [naming, name] = useState<Ticket>();
  return (
    <>
      <PageHeader
        title={words('reception.place')}
        summary={board.data ? <Summary board={board.data} /> : undefined}
        actions={
          mayWrite && branchId !== undefined ? (
            <Button variant="filled" onClick={() => draw(true)}>
              {words('reception.draw')}
            </Button>
          ) : null
        }
      />
      <div className={styles.bar}>
        {place.branches.length > 1 ? (
          <NativeSelect
            label={words('branch')}
            value={branchId ?? ''}
            onChange={(event) => place.choose(event.currentTarget.value)}
            data={place.branches.map(({ id, name: label }) => ({ value: id, label }))}
          />
        ) : null}
        {mayWrite && branchId !== undefined ? (
          <CallNext branchId={branchId} waiting={board.data?.waiting ?? 0} />
        ) : null}
      </div>
      {board.error ? <ErrorPanel error={board.error} onRetry={() => void board.refetch()} /> : null}
      {place.hasNone ? (
        <Card>
          <EmptyState icon={IconTicket} title={words('noBranch.title')} text={words('noBranch.text')} />
        </Card>
      ) : branchId === undefined ? (
        <Skeletons rows={6} />
      ) : (
        <Queue branchId={branchId} onGoOn={goOn} onName={name} />
      )}
      {isDrawing && branchId !== undefined ? (
        <DrawDialog branchId={branchId} onClose={() => draw(false)} />
      ) : null}
      {goingOn ? (
        <GoOnDialog key={goingOn.ticketId} ticket={goingOn} onClose={() => goOn(undefined)} />
      ) : null}
      <Modal opened={naming !== undefined} onClose={() => name(undefined)} title={words('reception.nameIt')}>
        {naming ? <NameForm ticket={naming} onNamed={() => name(undefined)} /> : null}
      </Modal>
    </>
  );
}

function Summary({ board }: { readonly board: Reception }) {
  const words = useWords();
  return (
    <>
      {words('reception.summary', { count: board.waiting, called: board.called, over: board.over })}
      {board.longestSince ? (
        <>
          {' · '}
          {words('reception.longest')} <RelativeTime at={board.longestSince} />
        </>
      ) : null}
      {' · '}
      {words('reception.wait.now')} <WaitText wait={board.wait} />
    </>
  );
}

type QueueProps = {
  readonly branchId: string;
  readonly onGoOn: (ticket: Ticket) => void;
  readonly onName: (ticket: Ticket) => void;
};

function Queue({ branchId, onGoOn, onName }: QueueProps) {
  const words = useWords();
  const open = useTickets(branchId, 'open');
  const over = useTickets(branchId, 'over');
  // The two lists are asked one by one: a ticket that is just over is for a moment in both.
  const ended = (over.data ?? []).filter(
    ({ ticketId }) => !open.data?.some((ticket) => ticket.ticketId === ticketId),
  );
  const called = open.data?.filter(({ status }) => status === 'called') ?? [];
  const waiting = open.data?.filter(({ status }) => status === 'waiting') ?? [];
  const list = { onGoOn, onName };
  if (open.error) return <ErrorPanel error={open.error} onRetry={() => void open.refetch()} />;
  if (!open.data) return <Skeletons rows={6} />;
  if (open.data.length === 0 && over.data?.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={IconTicket}
          title={words('reception.empty.title')}
          text={words('reception.empty.text')}
        />
      </Card>
    );
  }
  return (
    <div className={styles.board}>
      <Card flush title={words('reception.serving')}>
        {called.length === 0 ? <p className={styles.none}>{words('reception.nobodyServed')}</p> : null}
        <TicketList tickets={called} {...list} />
      </Card>
      <Card flush title={words('reception.queue')}>
        {waiting.length === 0 ? <p className={styles.none}>{words('reception.nobodyWaits')}</p> : null}
        <TicketList tickets={waiting} {...list} />
      </Card>
      <Card flush title={words('reception.over')}>
        {over.data?.length === 0 ? <p className={styles.none}>{words('reception.nobodyOver')}</p> : null}
        <TicketList tickets={ended.toReversed()} {...list} />
      </Card>
    </div>
  );
}
