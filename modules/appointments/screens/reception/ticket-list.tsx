import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Ticket, TicketOutcome } from '#modules/appointments/contract';
import { Chip, RelativeTime, useMay } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { useLocal } from '../use-local.ts';
import styles from './reception.module.css';
import { useTicketAction } from './use-ticket-action.ts';

type TicketListProps = {
  readonly tickets: readonly Ticket[];
  readonly onGoOn: (ticket: Ticket) => void;
  readonly onName: (ticket: Ticket) => void;
};

/** Tickets by number, with what can be done next. */
export function TicketList({ tickets, onGoOn, onName }: TicketListProps) {
  const mayWrite = useMay()('appointments.write');
  return (
    <ul className={styles.list}>
      {tickets.map((ticket) => (
        <li key={ticket.ticketId} className={styles.row}>
          <TicketWords ticket={ticket} />
          {mayWrite ? <TicketActions ticket={ticket} onGoOn={onGoOn} onName={onName} /> : null}
        </li>
      ))}
    </ul>
  );
}

function TicketWords({ ticket }: { readonly ticket: Ticket }) {
  const words = useWords();
  const local = useLocal();
  const { number, partyId, partyName, typeName, status, desk } = ticket;
  return (
    <div className={styles.who}>
      <span className={styles.number}>{number}</span>
      <span>
        {partyId === null ? (
          <span>{words('reception.nameless')}</span>
        ) : (
          <Link to="/customers/$partyId" params={{ partyId }}>
            {partyName}
          </Link>
        )}
        <span className={styles.facts}>
          {typeName ? `${local(typeName)} · ` : null}
          {status === 'waiting' ? (
            <>
              {words('reception.waitsSince')} <RelativeTime at={ticket.drawnAt} />
            </>
          ) : null}
          {status === 'called' ? (
            <>
              {words('reception.atDesk', { desk: desk ?? '' })} ·{' '}
              <RelativeTime at={ticket.calledAt ?? ticket.drawnAt} />
            </>
          ) : null}
          {status === 'waiting' || status === 'called' ? null : (
            <Chip tone={status === 'no-show' ? 'amber' : 'plain'}>{words(`reception.status.${status}`)}</Chip>
          )}
        </span>
      </span>
    </div>
  );
}

type TicketActionsProps = Omit<TicketListProps, 'tickets'> & { readonly ticket: Ticket };

function TicketActions({ ticket, onGoOn, onName }: TicketActionsProps) {
  const words = useWords();
  const act = useTicketAction();
  const record = (outcome: TicketOutcome) => act.mutate({ ticket, outcome });
  const { status, number } = ticket;
  if (status === 'no-show') {
    return (
      <Button variant="subtle" loading={act.isPending} onClick={() => record('put-back')}>
        {words('reception.act.put-back')}
      </Button>
    );
  }
  if (status !== 'waiting' && status !== 'called') return null;
  return (
    <div className={styles.actions}>
      {status === 'called' ? (
        <>
          <Button variant="filled" loading={act.isPending} onClick={() => record('done')}>
            {words('reception.act.done')}
          </Button>
          <Button onClick={() => onGoOn(ticket)}>{words('reception.goOn')}</Button>
        </>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" aria-label={words('reception.more', { number })}>
            <IconDots size="1rem" aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'called' ? (
            <>
              <Menu.Item onClick={() => record('no-show')}>{words('reception.act.no-show')}</Menu.Item>
              <Menu.Item onClick={() => record('put-back')}>{words('reception.act.put-back')}</Menu.Item>
            </>
          ) : (
            <Menu.Item onClick={() => record('withdrawn')}>{words('reception.act.withdrawn')}</Menu.Item>
          )}
          {ticket.partyId === null ? (
            <Menu.Item onClick={() => onName(ticket)}>{words('reception.nameIt')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
