import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Channel, ConsentState, ContactAnswer, ContactReason } from '#modules/privacy/contract';
import { Chip, ErrorPanel, Skeletons, useMay } from '#ui';
import { ConsentDialog } from './consent-dialog.tsx';
import { ConsentHistory } from './consent-history.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './privacy.module.css';
import { useConsents } from './privacy-queries.ts';
import { StandingMeasures } from './standing-measures.tsx';
import { StandingNotice } from './standing-notice.tsx';
import { useWords } from './words/use-words.ts';

const PURPOSES = ['service', 'survey', 'marketing'] as const;

/** One line a purpose: by which channels yes, and why not by the others. */
function Answers({ state }: { readonly state: ConsentState }) {
  const words = useWords();
  return (
    <table className={styles.answers}>
      <tbody>
        {PURPOSES.map((purpose) => (
          <tr key={purpose}>
            <th scope="row">{words(`purpose.${purpose}`)}</th>
            <td>
              <PurposeAnswer answers={state.answers.filter((answer) => answer.purpose === purpose)} />
            </td>
          </tr>
        ))}
        {state.dataUses.map(({ purpose, decision }) => (
          <tr key={purpose}>
            <th scope="row">{words(`purpose.${purpose}`)}</th>
            <td>
              <span className={styles.answer}>
                <Chip tone={decision === 'given' ? 'green' : 'plain'}>
                  {words(decision === 'given' ? 'consent.yes' : 'consent.no')}
                </Chip>
                {decision === 'given' ? null : (
                  <span className={styles.quiet}>
                    {words(decision === null ? 'because.no-consent' : 'because.withdrawn')}
                  </span>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NOT_NOW = 'quiet-hours';

/** Channels with the same reasons against, told together. */
function groupByReasons(answers: readonly ContactAnswer[]) {
  const groups = new Map<string, { codes: ContactReason['code'][]; channels: Channel[] }>();
  for (const { channel, reasons } of answers) {
    const codes = reasons.map(({ code }) => code).filter((code) => code !== NOT_NOW);
    const group = groups.get(codes.join()) ?? { codes, channels: [] };
    group.channels.push(channel);
    groups.set(codes.join(), group);
  }
  return [...groups.values()];
}

function PurposeAnswer({ answers }: { readonly answers: readonly ContactAnswer[] }) {
  const words = useWords();
  const reachable = answers.filter(({ reasons }) => reasons.every(({ code }) => code !== 'no-address'));
  const shown = reachable.length > 0 ? reachable : answers;
  const isOnlyLater = ({ allowed, reasons }: ContactAnswer) =>
    !allowed && reasons.every(({ code }) => code === NOT_NOW);
  const refused = groupByReasons(shown.filter((answer) => !answer.allowed && !isOnlyLater(answer)));
  const hasYes = shown.some((answer) => answer.allowed || isOnlyLater(answer));
  return (
    <span className={styles.answer}>
      {shown.map((answer) =>
        answer.allowed || isOnlyLater(answer) ? (
          <Chip key={answer.channel} tone={answer.allowed ? 'green' : 'amber'}>
            {words(`channel.${answer.channel}`)}
            {answer.allowed ? '' : ` · ${words('consent.later')}`}
          </Chip>
        ) : null,
      )}
      {hasYes ? null : <Chip>{words('consent.no')}</Chip>}
      {refused.map(({ codes, channels }) => (
        <span key={codes.join()} className={styles.quiet}>
          {hasYes || refused.length > 1
            ? `${channels.map((one) => words(`channel.${one}`)).join(', ')}: `
            : ''}
          {codes.map((code) => words(`because.${code}`)).join('; ')}
        </span>
      ))}
    </span>
  );
}

/** What the customer allows, why, and what they may ask of us. */
export function ConsentPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('privacy.consent-write');
  const query = useConsents(partyId);
  const [opened, setOpened] = useState<'decision' | 'history'>();
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeletons rows={4} />;
  const state = query.data;
  return (
    <>
      <StandingMeasures partyId={partyId} state={state} />
      <Answers state={state} />
      <StandingNotice partyId={partyId} notice={state.notice} />
      <div className={styles.below}>
        {mayWrite ? (
          <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => setOpened('decision')}>
            {words('consent.record')}
          </Button>
        ) : null}
        {state.facts.length === 0 ? null : (
          <Button variant="subtle" onClick={() => setOpened('history')}>
            {words('consent.history', { count: state.facts.length })}
          </Button>
        )}
        {mayWrite ? <PersonMenu partyId={partyId} state={state} /> : null}
      </div>
      <ConsentDialog partyId={partyId} isOpen={opened === 'decision'} onClose={() => setOpened(undefined)} />
      <ConsentHistory
        facts={state.facts}
        isOpen={opened === 'history'}
        onClose={() => setOpened(undefined)}
      />
    </>
  );
}
