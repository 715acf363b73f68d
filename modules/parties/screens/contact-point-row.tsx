import { Menu } from '@mantine/core';
import {
  IconCheck,
  IconDots,
  IconMail,
  IconMapPin,
  IconPencil,
  IconPhone,
  IconStar,
  IconStarFilled,
  IconStarOff,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactPoint, Party } from '#modules/parties/contract';
import { CopyButton, useLocaleFormat, useNow } from '#ui';
import { ContactPointEditor } from './contact-point-editor.tsx';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useContactPointActions } from './use-party-actions.ts';

export const CONTACT_ICONS = { phone: IconPhone, email: IconMail, address: IconMapPin } as const;

/** Confirmed longer ago than this, whether it is right is worth asking again. */
const CONFIRM_AFTER_MILLISECONDS = 365 * 24 * 3600 * 1000;

export type ContactPointRowProps = {
  readonly party: Party;
  readonly point: ContactPoint;
  /** A lone number of its kind is the one to use anyway. */
  readonly mayPrefer: boolean;
};

/** One telephone, e-mail or address: used by one press, confirmed by another. */
export function ContactPointRow({ party, point, mayPrefer }: ContactPointRowProps) {
  const words = useWords();
  const actions = useContactPointActions(party);
  const [isCorrecting, setIsCorrecting] = useState(false);
  const Icon = CONTACT_ICONS[point.kind];
  if (isCorrecting) {
    return (
      <li>
        <ContactPointEditor
          kind={point.kind}
          point={point}
          actionLabel={words('file.save')}
          onSave={async (typed) => {
            await actions.correct(point, typed);
            setIsCorrecting(false);
          }}
          onClose={() => setIsCorrecting(false)}
        />
      </li>
    );
  }
  return (
    <li className={styles.point}>
      <Icon size="1rem" stroke={1.6} className={styles.pointIcon} aria-label={words(`field.${point.kind}`)} />
      <div className={styles.pointText}>
        <span className={styles.pointValue}>
          <Reach point={point} />
        </span>
        <PointNote point={point} mayConfirm={party.mayWrite} onConfirm={() => void actions.confirm(point)} />
      </div>
      {point.typed === null ? null : (
        <span className={styles.pointTools}>
          <CopyButton text={point.typed} />
          {party.mayWrite ? (
            <PointMenu
              party={party}
              point={point}
              mayPrefer={mayPrefer}
              onCorrect={() => setIsCorrecting(true)}
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
  const { kind, typed, value, extension } = point;
  if (typed === null) return <span className={styles.quiet}>{words('file.hidden')}</span>;
  if (kind === 'email') return <a href={`mailto:${typed}`}>{typed}</a>;
  if (kind === 'address') return <span>{typed}</span>;
  const shown = value?.startsWith('+') ? format.phone(value) : typed;
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

function PointNote(props: {
  readonly point: ContactPoint;
  readonly mayConfirm: boolean;
  readonly onConfirm: () => void;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const now = useNow(3600);
  const { label, preferredAt, confirmedAt } = props.point;
  const isStale =
    confirmedAt === null || now.getTime() - Date.parse(confirmedAt) > CONFIRM_AFTER_MILLISECONDS;
  return (
    <span className={styles.pointNote}>
      {preferredAt === null ? null : (
        <IconStarFilled size="0.8125rem" className={styles.star} aria-label={words('file.preferred')} />
      )}
      {label === null ? null : <span className={styles.pointLabel}>{label}</span>}
      {confirmedAt === null ? (
        <span>{words('file.unconfirmed')}</span>
      ) : (
        <time dateTime={confirmedAt} title={format.dateTime(confirmedAt)}>
          {words('file.confirmed', { when: format.relative(confirmedAt) })}
        </time>
      )}
      {isStale && props.mayConfirm && props.point.typed !== null ? (
        <button
          type="button"
          className={styles.confirm}
          title={words('file.confirmHint')}
          onClick={props.onConfirm}
        >
          {words('file.confirm')}
        </button>
      ) : null}
    </span>
  );
}

function PointMenu(props: ContactPointRowProps & { readonly onCorrect: () => void }) {
  const words = useWords();
  const { party, point, mayPrefer, onCorrect } = props;
  const actions = useContactPointActions(party);
  const isPreferred = point.preferredAt !== null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button
          type="button"
          className={styles.tool}
          aria-label={`${words('file.more')}: ${point.typed ?? ''}`}
        >
          <IconDots size="1rem" stroke={1.7} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCheck size="1rem" stroke={1.7} />}
          onClick={() => void actions.confirm(point)}
        >
          {words('file.confirm')}
        </Menu.Item>
        {mayPrefer ? (
          <Menu.Item
            leftSection={
              isPreferred ? <IconStarOff size="1rem" stroke={1.7} /> : <IconStar size="1rem" stroke={1.7} />
            }
            onClick={() => void actions.prefer(point, !isPreferred)}
          >
            {words(isPreferred ? 'file.preferNot' : 'file.prefer')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconPencil size="1rem" stroke={1.7} />} onClick={onCorrect}>
          {words('file.correct')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size="1rem" stroke={1.7} />}
          onClick={() => void actions.remove(point)}
        >
          {words('file.remove', { what: words(`field.${point.kind}`) })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
