import type { Appointment } from '#modules/appointments/contract';
import { Chip, useLocaleFormat } from '#ui';
import styles from './appointments.module.css';
import { useWords } from './messages/use-words.ts';
import { toneOf } from './status-tone.ts';
import { useLocal } from './use-local.ts';

type AppointmentListProps = {
  readonly appointments: readonly Appointment[];
  readonly onOpen: (appointment: Appointment) => void;
};

/** Appointments one below the other, earliest first. */
export function AppointmentList({ appointments, onOpen }: AppointmentListProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  return (
    <ul className={styles.list}>
      {appointments.map((appointment) => (
        <li key={appointment.appointmentId}>
          <button type="button" className={styles.entry} onClick={() => onOpen(appointment)}>
            <span className={styles.clock}>{format.time(appointment.startsAt)}</span>
            <span className={styles.entryWords}>
              <strong>{appointment.partyName}</strong>
              <span className={styles.quiet}>
                {local(appointment.typeName)} · {appointment.resources.map(({ name }) => name).join(' · ')}
              </span>
            </span>
            <Chip tone={toneOf(appointment.status)}>{words(`status.${appointment.status}`)}</Chip>
          </button>
        </li>
      ))}
    </ul>
  );
}
