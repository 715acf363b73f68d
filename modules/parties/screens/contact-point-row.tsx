import {
  IconBan,
  IconMail,
  IconMapPin,
  IconPhone,
  IconPrinter,
  IconShieldCheck,
  IconStarFilled,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactPoint, Party } from '#modules/parties/contract';
import { CopyButton, useLocaleFormat } from '#ui';
import { ContactPointEditor } from './contact-point-editor.tsx';
import { ContactPointMenu } from './contact-point-menu.tsx';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useRevealedNumbers } from './revealed-numbers.tsx';
import { useContactPointActions } from './use-party-actions.ts';

export const CONTACT_ICONS = {
  phone: IconPhone,
  email: IconMail,
  address: IconMapPin,
  fax: IconPrinter,
} as const;

export type ContactPointRowProps = {
  readonly party: Party;
  readonly point: ContactPoint;
  /** A lone number of its kind is the one to use anyway. */
  readonly mayPrefer: boolean;
};

/** One telephone, e-mail, address or fax: used by one press, everything else in its menu. */
export function ContactPointRow({ party, point: known, mayPrefer }: ContactPointRowProps) {
  const words = useWords();
  const actions = useContactPointActions(party);
  const revealed = useRevealedNumbers();
  const point = revealed.whole(known);
  const [correcting, setCorrecting] = useState<ContactPoint>();
  const Icon = CONTACT_ICONS[point.kind];
  if (correcting) {
    return (
      <li>
        <ContactPointEditor
          kind={point.kind}
          point={correcting}
          actionLabel={words('file.save')}
          onSave={async (typed) => {
            await actions.correct(correcting, typed);
            setCorrecting(undefined);
          }}
          onClose={() => setCorrecting(undefined)}
        />
      </li>
    );
  }
  return (
    <li className={styles.point} data-barred={point.barredAt !== null || undefined}>
      <Icon size="1rem" stroke={1.6} className={styles.pointIcon} aria-label={words(`field.${point.kind}`)} />
      <div className={styles.pointText}>
        <span className={styles.pointValue}>
          <Reach point={point} />
        </span>
        <PointNote point={point} />
      </div>
      {point.typed === null ? null : (
        <span className={styles.pointTools}>
          {point.isMasked || point.barredAt !== null ? null : <CopyButton text={point.typed} />}
          {party.mayWrite ? (
            <ContactPointMenu
              party={party}
              point={point}
              mayPrefer={mayPrefer}
              onCorrect={() => void revealed.askWhole(point).then(setCorrecting)}
            />
          ) : null}
        </span>
      )}
    </li>
  );
}

/** The number to press, the address to write to; what the role does not see is said to be hidden, not missing. */
function Reach({ point }: { readonly point: ContactPoint }) {
  const words = useWords();
  const format = useLocaleFormat();
  const revealed = useRevealedNumbers();
  const { kind, typed, value, extension } = point;
  if (typed === null) return <span className={styles.quiet}>{words('file.hidden')}</span>;
  // What is not to be used leads nowhere: it is read, not pressed.
  if (point.barredAt !== null) {
    return <s className={styles.quiet}>{kind === 'phone' && value !== null ? format.phone(value) : typed}</s>;
  }
  if (point.isMasked) {
    const shown = format.phone(typed);
    if (!revealed.mayShow) return <span className={styles.tel}>{shown}</span>;
    return (
      <button
        type="button"
        className={styles.reveal}
        title={words('file.showNumbersHint')}
        onClick={revealed.toggle}
      >
        <span>{shown}</span>
        <span className={styles.confirm}>{words('file.show')}</span>
      </button>
    );
  }
  if (kind === 'email') return <a href={`mailto:${typed}`}>{typed}</a>;
  if (kind === 'address') return <span>{typed}</span>;
  const shown = value?.startsWith('+') ? format.phone(value) : typed;
  if (kind === 'fax') return <span className={styles.tel}>{shown}</span>;
  return (
    <>
      <a
        href={`tel:${value ?? typed}${extension === null ? '' : `;ext=${extension}`}`}
        className={styles.tel}
      >
        {shown}
      </a>
      {extension === null ? null : (
        <span className={styles.quiet}>{words('file.extension', { number: extension })}</span>
      )}
    </>
  );
}

/** What is known about the number: why it is not used, or how and when it proved right. Silent where nothing is known. */
function PointNote({ point }: { readonly point: ContactPoint }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { label, preferredAt, confirmedAt, barredAt, barredReason, verifiedAt, verifiedByMeans } = point;
  if (barredAt !== null && barredReason !== null) {
    return (
      <span className={styles.pointNote}>
        {label === null ? null : <span className={styles.pointLabel}>{label}</span>}
        <span className={styles.barred}>
          <IconBan size="0.875rem" stroke={1.8} aria-hidden />
          {words('file.barred', { reason: words(`file.barReason.${barredReason}`) })}
        </span>
        <time dateTime={barredAt} title={format.dateTime(barredAt)}>
          {words('file.barredSince', { date: format.date(barredAt) })}
        </time>
      </span>
    );
  }
  // Who verifies a number confirms it too: the later confirmation alone adds something.
  const isConfirmedSince = confirmedAt !== null && (verifiedAt === null || confirmedAt > verifiedAt);
  if (label === null && preferredAt === null && verifiedAt === null && !isConfirmedSince) return null;
  return (
    <span className={styles.pointNote}>
      {preferredAt === null ? null : (
        <IconStarFilled size="0.8125rem" className={styles.star} aria-label={words('file.preferred')} />
      )}
      {label === null ? null : <span className={styles.pointLabel}>{label}</span>}
      {verifiedAt === null || verifiedByMeans === null ? null : (
        <span className={styles.verified} title={format.dateTime(verifiedAt)}>
          <IconShieldCheck size="0.875rem" stroke={1.8} aria-hidden />
          {words('file.verified', {
            when: format.relative(verifiedAt),
            how: words(`file.verifiedHow.${verifiedByMeans}`),
          })}
        </span>
      )}
      {isConfirmedSince ? (
        <time dateTime={confirmedAt} title={format.dateTime(confirmedAt)}>
          {words('file.confirmed', { when: format.relative(confirmedAt) })}
        </time>
      ) : null}
    </span>
  );
}
