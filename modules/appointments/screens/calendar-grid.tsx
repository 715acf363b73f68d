import type { Appointment } from '#modules/appointments/contract';
import { useLocaleFormat } from '#ui';
import { AppointmentList } from './appointment-list.tsx';
import styles from './appointments.module.css';
import { layLanes } from './lay-lanes.ts';
import { useWords } from './messages/use-words.ts';
import { type Dragged, useBlockDrag } from './use-block-drag.ts';
import { useLocal } from './use-local.ts';

export type CalendarColumn = {
  readonly key: string;
  readonly title: string;
  readonly isToday?: boolean;
  readonly appointments: readonly Appointment[];
};

type CalendarGridProps = {
  readonly columns: readonly CalendarColumn[];
  /** Given to those who may move appointments. */
  readonly onMove?: ((appointment: Appointment, to: Dragged) => void) | undefined;
  readonly onOpen: (appointment: Appointment) => void;
};

/** Shorter ones have room for one line. */
const SHORT_MS = 30 * 60_000;
const REM_PER_HOUR = 4.5;
const USUAL_HOURS = { from: 9, to: 18 };

/** Columns of a day or a week against the hours. On a narrow screen the same as a list. */
export function CalendarGrid({ columns, onMove, onOpen }: CalendarGridProps) {
  const format = useLocaleFormat();
  const hourOf = (at: string) => {
    const [hours = 0, minutes = 0] = format.time(at).split(':').map(Number);
    return hours + minutes / 60;
  };
  const all = columns.flatMap(({ appointments }) => appointments);
  const from = Math.floor(Math.min(USUAL_HOURS.from, ...all.map(({ startsAt }) => hourOf(startsAt))));
  const to = Math.ceil(Math.max(USUAL_HOURS.to, ...all.map(({ endsAt }) => hourOf(endsAt))));
  const hours = Array.from({ length: to - from }, (_, index) => from + index);
  return (
    <>
      <div
        className={styles.grid}
        style={{ gridTemplateColumns: `3.5rem repeat(${columns.length}, minmax(8rem, 1fr))` }}
      >
        <div className={styles.axis} aria-hidden>
          {hours.map((hour) => (
            <span key={hour}>{String(hour).padStart(2, '0')}:00</span>
          ))}
        </div>
        {columns.map(({ key, title, isToday, appointments }) => (
          <section key={key} className={styles.column} aria-label={title} data-column={key}>
            <h2 className={styles.columnTitle} data-today={isToday || undefined}>
              {title}
            </h2>
            <div className={styles.track} style={{ height: `${hours.length * REM_PER_HOUR}rem` }}>
              {layLanes(appointments).map(({ one, lane, lanes }) => (
                <AppointmentButton
                  key={one.appointmentId}
                  appointment={one}
                  onOpen={onOpen}
                  onMove={onMove}
                  columnKey={key}
                  columnKeys={columns.map((column) => column.key)}
                  hours={hours.length}
                  style={{
                    top: `${(hourOf(one.startsAt) - from) * REM_PER_HOUR}rem`,
                    height: `${(hourOf(one.endsAt) - hourOf(one.startsAt)) * REM_PER_HOUR - 0.125}rem`,
                    left: `${(lane / lanes) * 100}%`,
                    width: `calc(${100 / lanes}% - 0.25rem)`,
                  }}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      <div className={styles.narrow}>
        {columns
          .filter(({ appointments }) => appointments.length > 0)
          .map(({ key, title, appointments }) => (
            <section key={key}>
              <h2 className={styles.columnTitle}>{title}</h2>
              <AppointmentList appointments={appointments} onOpen={onOpen} />
            </section>
          ))}
      </div>
    </>
  );
}

type AppointmentButtonProps = {
  readonly appointment: Appointment;
  readonly onOpen: (appointment: Appointment) => void;
  readonly onMove: CalendarGridProps['onMove'];
  readonly columnKey: string;
  readonly columnKeys: readonly string[];
  readonly hours: number;
  readonly style: { top: string; height: string; left: string; width: string };
};

function AppointmentButton({ appointment, onOpen, onMove, style, ...place }: AppointmentButtonProps) {
  const local = useLocal();
  const format = useLocaleFormat();
  const words = useWords();
  const { startsAt, endsAt, partyName, typeName, status } = appointment;
  const drag = useBlockDrag({
    ...place,
    isMovable: onMove !== undefined && (status === 'booked' || status === 'no-show'),
    onMove: (to) => onMove?.(appointment, to),
  });
  const told = `${format.time(startsAt)}–${format.time(endsAt)} ${partyName}, ${local(typeName)}, ${words(`status.${status}`)}`;
  return (
    <button
      type="button"
      className={styles.block}
      data-status={status}
      data-short={Date.parse(endsAt) - Date.parse(startsAt) < SHORT_MS || undefined}
      data-dragged={drag.offset ? true : undefined}
      style={
        drag.offset ? { ...style, transform: `translate(${drag.offset.x}px, ${drag.offset.y}px)` } : style
      }
      title={told}
      {...drag.handlers}
      onClick={() => {
        if (drag.isClick()) onOpen(appointment);
      }}
    >
      <strong>{partyName}</strong>
      <span>
        {format.time(startsAt)} {local(typeName)}
      </span>
      <span className={styles.hidden}>{words(`status.${status}`)}</span>
    </button>
  );
}
