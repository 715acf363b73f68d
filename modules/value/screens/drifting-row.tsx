import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconClock, IconDots, IconNote, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DriftingCustomer } from '#modules/value/contract';
import {
  Avatar,
  Chip,
  lazyScreen,
  PartBoundary,
  RhythmStrip,
  rangeReading,
  useLocaleFormat,
  useMay,
  useNow,
} from '#ui';
import { useWords } from './messages/use-words.ts';
import { useReasonWords } from './reason-words.ts';
import { useShareText } from './share-words.ts';
import { useCareActions } from './use-care-actions.ts';
import styles from './value.module.css';

const ContactDialog = lazyScreen(() => import('./contact-dialog.tsx'), 'ContactDialog');

const NOTEWORTHY_SHARES = [0.01, 0.05, 0.1, 0.2] as const;
const DAY_MILLISECONDS = 86_400_000;

/** One drifting customer: who, why, their rhythm, and one button. */
export function DriftingRow({ customer }: { readonly customer: DriftingCustomer }) {
  const words = useWords();
  const may = useMay();
  const reasonWords = useReasonWords();
  const { plan, snooze, refresh } = useCareActions(customer);
  const [dialog, setDialog] = useState<'note' | 'call'>();
  const { partyId, displayName: name } = customer;
  return (
    <li className={styles.row} data-state={customer.state}>
      <Avatar name={name} />
      <div className={styles.who}>
        <span className={styles.nameLine}>
          <Link to="/customers/$partyId" params={{ partyId }} className={styles.name}>
            {name}
          </Link>
          <Chip tone={customer.state === 'drifting' ? 'amber' : 'plain'}>
            {words(`care.state.${customer.state}`)}
          </Chip>
          <TopChip share={customer.valueRankShare} />
        </span>
        <div className={styles.reason}>
          {customer.reasons.map(reasonWords).join(' · ')}
          <Worth customer={customer} />
        </div>
      </div>
      <span className={styles.strip}>
        <OwnRhythm customer={customer} />
      </span>
      <span className={styles.rowActions}>
        {may('follow-ups.write') ? (
          <Button variant="filled" onClick={() => plan.mutate()} loading={plan.isPending}>
            {words('care.call')}
          </Button>
        ) : null}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={words('care.more', { name })}>
              <IconDots size="1.125rem" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {may('timeline.write') ? (
              <>
                <Menu.Item leftSection={<IconNote size="1rem" />} onClick={() => setDialog('note')}>
                  {words('care.note')}
                </Menu.Item>
                <Menu.Item leftSection={<IconPhone size="1rem" />} onClick={() => setDialog('call')}>
                  {words('care.log')}
                </Menu.Item>
                <Menu.Divider />
              </>
            ) : null}
            <Menu.Label>{words('care.snooze')}</Menu.Label>
            <Menu.Item leftSection={<IconClock size="1rem" />} onClick={() => snooze.mutate(7)}>
              {words('care.snoozeWeek')}
            </Menu.Item>
            <Menu.Item leftSection={<IconClock size="1rem" />} onClick={() => snooze.mutate(28)}>
              {words('care.snoozeMonth')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </span>
      {dialog ? (
        <PartBoundary fallback={null}>
          <ContactDialog
            kind={dialog}
            partyId={partyId}
            name={name}
            onClose={() => setDialog(undefined)}
            onSaved={() => void refresh()}
          />
        </PartBoundary>
      ) : null}
    </li>
  );
}

function TopChip({ share }: { readonly share: number | null }) {
  const words = useWords();
  const shareText = useShareText();
  const top = share === null ? undefined : NOTEWORTHY_SHARES.find((limit) => share <= limit);
  if (top === undefined) return null;
  return <Chip tone="indigo">{words('care.top', { share: shareText(top) })}</Chip>;
}

function Worth({ customer }: { readonly customer: DriftingCustomer }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { lifetimeValue: value, probabilityAlive } = customer;
  if (!value || probabilityAlive === null) return null;
  const isSaid = customer.reasons.some(({ kind }) => kind === 'probability-fell');
  const money = (amountMinor: number) => format.money(amountMinor, value.currency, { compact: true });
  const range = { expected: value.amountMinor, low: value.lowMinor, high: value.highMinor };
  const rounded = (amountMinor: number) => format.money(amountMinor, value.currency, { rounded: true });
  const isOfFew = rangeReading(range, rounded) === 'nothing';
  const text = words(isOfFew ? 'care.worthOfFew' : 'care.worth', {
    value: money(range.expected),
    low: money(range.low),
    high: money(range.high),
  });
  return (
    <>
      {isSaid ? '' : ` · ${words('care.stillActive', { share: format.percent(probabilityAlive) })}`} · {text}
    </>
  );
}

/** The rhythm as of the day the run looked at: dates move along when purchases have ceased to be recorded since. */
function OwnRhythm({ customer }: { readonly customer: DriftingCustomer }) {
  const now = useNow(3600);
  const shift = now.getTime() - Date.parse(customer.asOfOn);
  const isRecent = shift < 3 * DAY_MILLISECONDS;
  const visitsAt = isRecent
    ? customer.purchasedOn
    : customer.purchasedOn.map((on) => new Date(Date.parse(on) + shift).toISOString());
  return <RhythmStrip visitsAt={visitsAt} usualIntervalDays={customer.usualGapDays} />;
}
