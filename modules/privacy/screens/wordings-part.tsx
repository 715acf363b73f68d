import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { WORDING_KINDS, type Wording, type WordingKind } from '#modules/privacy/contract';
import { answered, Card, Chip, ErrorPanel, Skeletons, useLocaleFormat, usePreferences, useToasts } from '#ui';
import styles from './privacy.module.css';
import { privacyKey, usePrivacyAct } from './privacy-queries.ts';
import { WordingDialog } from './wording-dialog.tsx';
import { useWords } from './words/use-words.ts';

/** The privacy notice and what people agree to: each version with its day, and the words in force. */
export function WordingsPart() {
  const words = useWords();
  const [written, setWritten] = useState<WordingKind>();
  const query = useQuery({
    queryKey: [...privacyKey, 'wordings'],
    queryFn: ({ signal }) => answered(api.privacy.listWordings({ signal })),
  });
  const items = query.data?.items ?? [];
  return (
    <Card>
      <p className={styles.text}>{words('wording.text')}</p>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={5} /> : null}
      {query.data ? (
        <ul className={styles.list}>
          {WORDING_KINDS.map((kind) => (
            <KindRow
              key={kind}
              kind={kind}
              versions={items.filter((one) => one.kind === kind)}
              onWrite={() => setWritten(kind)}
            />
          ))}
        </ul>
      ) : null}
      {written ? (
        <WordingDialog
          kind={written}
          inForce={items.find(({ kind, state }) => kind === written && state === 'in-force')}
          onClose={() => setWritten(undefined)}
        />
      ) : null}
    </Card>
  );
}

interface KindRowProps {
  readonly kind: WordingKind;
  readonly versions: readonly Wording[];
  readonly onWrite: () => void;
}

function KindRow({ kind, versions, onWrite }: KindRowProps) {
  const words = useWords();
  const name = kind === 'notice' ? words('wording.notice') : words(`purpose.${kind}`);
  const inForce = versions.find(({ state }) => state === 'in-force');
  const others = versions.filter((one) => one !== inForce);
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.name}>{name}</span>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          aria-label={`${words('wording.new')}: ${name}`}
          onClick={onWrite}
        >
          {words('wording.new')}
        </Button>
      </div>
      {inForce ? <Version wording={inForce} /> : <p className={styles.quiet}>{words('wording.none')}</p>}
      {others.length === 0 ? null : (
        <details>
          <summary>{words('wording.earlier')}</summary>
          {others.map((one) => (
            <Version key={one.version} wording={one} />
          ))}
        </details>
      )}
    </li>
  );
}

const TONES = { coming: 'indigo', 'in-force': 'green', past: 'plain' } as const;

function Version({ wording }: { readonly wording: Wording }) {
  const words = useWords();
  const format = useLocaleFormat();
  const act = usePrivacyAct();
  const toasts = useToasts();
  const [{ language }] = usePreferences();
  const { wordingId, state, effectiveOn, writtenByName, note, version, texts } = wording;
  const date = effectiveOn === null ? '' : format.date(effectiveOn);
  const facts = [
    words('wording.version', { version }),
    effectiveOn === null ? words('wording.own') : words('wording.since', { date }),
    ...(writtenByName === null ? [] : [words('wording.by', { name: writtenByName })]),
    ...(note === '' ? [] : [note]),
  ];
  const remove = (id: string) =>
    act(answered(api.privacy.removeWording({ params: { wordingId: id } })), () => words('wording.removed'));
  return (
    <div>
      <span className={styles.chips}>
        <Chip tone={TONES[state]}>{words(`wording.state.${state}`, { date })}</Chip>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
        {state === 'coming' && wordingId !== null ? (
          <Button
            size="compact-sm"
            aria-label={`${words('wording.remove')}: ${version}`}
            onClick={() => void remove(wordingId).catch(toasts.failed)}
          >
            {words('wording.remove')}
          </Button>
        ) : null}
      </span>
      <blockquote className={styles.said}>{texts[language]}</blockquote>
    </div>
  );
}
