import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DateInput } from '../format/locale-format.ts';
import { RelativeTime } from '../format/relative-time.tsx';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './how-badge.module.css';

export type HowBadgeProps = {
  /** What the number means and how it is computed, in a sentence or two. */
  readonly definition: ReactNode;
  /** What it rests on, with its unit: "142 promises". */
  readonly n: ReactNode;
  readonly period: ReactNode;
  readonly filter?: ReactNode;
  /** The interval and what kind it is: "91 – 98 %, 95 % Wilson". */
  readonly interval?: ReactNode;
  readonly asOf?: DateInput;
  /** Path of the records behind the number. */
  readonly recordsPath?: string;
  /** What the badge says instead of "how?", such as "n = 142". */
  readonly label?: string;
  /** The number's name, so that "how?" means something when read alone. */
  readonly of: string;
};

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A quiet "how?" beside a computed number: what it means, what it rests on, how sure it is, how fresh. */
export function HowBadge(props: HowBadgeProps) {
  const words = useUiMessages();
  const [isOpen, popover] = useDisclosure(false);
  const text = props.label ?? words('how.label');
  return (
    <Popover opened={isOpen} onChange={popover.set} position="bottom-end" width="20rem" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.badge}
          onClick={popover.toggle}
          aria-label={`${props.of}: ${text}`}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.panel} aria-label={words('how.title')}>
        {/* Focus must land inside the panel even when it holds no link. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the first stop of the focus trap */}
        <p className={styles.title} tabIndex={0} data-autofocus>
          {props.of}
        </p>
        <p className={styles.definition}>{props.definition}</p>
        <dl className={styles.lines}>
          <Line name={words('how.n')}>{props.n}</Line>
          <Line name={words('how.period')}>{props.period}</Line>
          {props.filter === undefined ? null : <Line name={words('how.filter')}>{props.filter}</Line>}
          {props.interval === undefined ? null : <Line name={words('how.interval')}>{props.interval}</Line>}
          {props.asOf === undefined ? null : (
            <Line name={words('how.freshness')}>
              <RelativeTime at={props.asOf} />
            </Line>
          )}
        </dl>
        {props.recordsPath === undefined ? null : (
          <Link to={props.recordsPath} className={styles.records}>
            {words('how.records')} <IconArrowRight size="0.875rem" aria-hidden />
          </Link>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

export type NotEnoughDataProps = { readonly have?: number; readonly need?: number };

/** The honest answer when there is too little to compute a number from. */
export function NotEnoughData({ have, need }: NotEnoughDataProps) {
  const words = useUiMessages();
  return (
    <span className={styles.notEnough}>
      {have === undefined || need === undefined
        ? words('how.notEnough')
        : words('how.notEnoughNeeds', { have, need })}
    </span>
  );
}
