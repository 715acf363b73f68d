import { Button } from '@mantine/core';
import { IconExternalLink, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { DefinitionShown } from '#modules/promises/contract';
import { Card, Chip, ErrorPanel, Skeletons, useLocaleFormat, useMay } from '#ui';
import { DefinitionDialog } from './definition-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { useDefinitions } from './promise-queries.ts';
import { useLimitText } from './promise-text.ts';
import styles from './promises.module.css';
import { useLocal } from './use-local.ts';

/** What the business promises, and where administrators write it anew. */
export function DefinitionsPart() {
  const words = useWords();
  const query = useDefinitions();
  const mayManage = useMay()('promises.manage');
  const [edited, edit] = useState<DefinitionShown | 'new'>();
  return (
    <Card
      flush
      title={words('view.definitions')}
      aside={
        <span className={styles.chips}>
          <a href="/our-promises" target="_blank" rel="noreferrer">
            {words('scoreboard')} <IconExternalLink size="0.875rem" aria-hidden />
          </a>
          {mayManage ? (
            <Button
              size="compact-sm"
              leftSection={<IconPlus size="1rem" aria-hidden />}
              onClick={() => edit('new')}
            >
              {words('definition.new')}
            </Button>
          ) : null}
        </span>
      }
    >
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={5} /> : null}
      <ul className={styles.list}>
        {query.data?.items.map((one) => (
          <DefinitionRow
            key={one.definition.key}
            shown={one}
            onEdit={mayManage ? () => edit(one) : undefined}
          />
        ))}
      </ul>
      {edited === undefined || query.data === undefined ? null : (
        <DefinitionDialog
          edited={edited}
          events={query.data.events}
          currency={query.data.currency}
          onClose={() => edit(undefined)}
        />
      )}
    </Card>
  );
}

type DefinitionRowProps = {
  readonly shown: DefinitionShown;
  readonly onEdit: (() => void) | undefined;
};

function DefinitionRow({ shown, onEdit }: DefinitionRowProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const limit = useLimitText();
  const { definition, version, changedAt, changedByName, origin, retiredAt } = shown;
  const { measure, redress } = definition;
  const within =
    measure.kind === 'answered'
      ? limit(measure.withinSeconds, 'any-time')
      : limit(measure.within.seconds, measure.within.of);
  const facts = [
    words(`measure.${measure.kind}`),
    within,
    words('definition.targetIs', { share: format.percent(definition.targetShare) }),
    ...(redress
      ? [words('definition.upTo', { amount: format.money(redress.capMinor, redress.currency) })]
      : []),
    words('definition.version', { version }),
    origin === 'pack' || changedAt === null
      ? words('definition.fromPack')
      : `${changedByName ?? ''}, ${format.date(changedAt)}`,
  ];
  return (
    <li className={styles.row}>
      <div className={styles.said}>
        <span className={styles.strong}>{local(definition.text)}</span>
        <div className={styles.quiet}>{facts.join(' · ')}</div>
      </div>
      <span className={styles.chips}>
        {definition.isPublic ? <Chip tone="green">{words('public')}</Chip> : null}
        {definition.internal ? (
          <Chip>{`${local(definition.internal.from)} → ${local(definition.internal.to)}`}</Chip>
        ) : null}
        {retiredAt === null ? null : <Chip tone="amber">{words('definition.retired')}</Chip>}
      </span>
      {onEdit ? (
        <Button
          size="compact-sm"
          onClick={onEdit}
          aria-label={words('definition.editOf', { name: local(definition.text) })}
        >
          {words('definition.edit')}
        </Button>
      ) : null}
    </li>
  );
}
