import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Chip, ErrorPanel, FileDrop, Skeletons, useToasts } from '#ui';
import styles from './document.module.css';
import { useWords } from './messages/use-words.ts';
import { type Brought, useBroughtDocuments } from './use-brought-documents.ts';

const LARGEST_BYTES = 20_000_000;
const TONES = { created: 'green', updated: 'indigo', unchanged: 'plain' } as const;
const NAMES: ReadonlySet<string> = new Set(['familyName', 'givenName', 'organisationName', 'otherName']);
const PARTS = ['contactPoints', 'identities', 'nationalIds', 'tags', 'relations'] as const;

/** Brings customers in by the documents that this or another system gave out: tried first, written after a yes. */
export function DocumentDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const toasts = useToasts();
  const { rows, stage, read, decide, finish } = useBroughtDocuments();
  const ready = rows.filter(({ outcome }) => outcome && outcome.outcome !== 'unchanged').length;
  const count = (wanted: string) => rows.filter(({ outcome }) => outcome?.outcome === wanted).length;
  return (
    <Modal opened onClose={onClose} title={words('document.title')} size="lg">
      <div className={styles.dialog}>
        {stage === 'empty' || stage === 'unreadable' ? (
          <FileDrop
            label={words('document.drop')}
            accepts={['.json', '.jsonl']}
            maxBytes={LARGEST_BYTES}
            onFiles={([file]) => {
              if (file) void read(file).catch(toasts.failed);
            }}
          />
        ) : null}
        {stage === 'unreadable' ? <p role="alert">{words('document.notRead')}</p> : null}
        {stage === 'working' ? <Skeletons rows={3} /> : null}
        {stage === 'tried' ? <p className={styles.quiet}>{words('document.test')}</p> : null}
        {stage === 'done' ? (
          <p role="status">
            {words('document.done', {
              created: count('created'),
              updated: count('updated'),
              refused: rows.filter(({ problem }) => problem).length,
            })}
          </p>
        ) : null}
        {stage === 'tried' || stage === 'done' ? (
          <ul className={styles.rows}>
            {rows.map((row) => (
              <DocumentRow
                key={row.key}
                row={row}
                isDone={stage === 'done'}
                onDecide={(decision) => void decide(row, decision).catch(toasts.failed)}
              />
            ))}
          </ul>
        ) : null}
        <div className={styles.actions}>
          <Button onClick={onClose}>{words('document.close')}</Button>
          {stage === 'tried' ? (
            <Button
              variant="filled"
              disabled={ready === 0}
              onClick={() => void finish().catch(toasts.failed)}
            >
              {words('document.do', { count: ready })}
            </Button>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}

interface DocumentRowProps {
  readonly row: Brought;
  readonly isDone: boolean;
  readonly onDecide: (decision: Pick<Brought, 'onto' | 'allowDuplicate'>) => void;
}

function DocumentRow({ row, isDone, onDecide }: DocumentRowProps) {
  const words = useWords();
  const { name, outcome, problem, candidates } = row;
  const isAsked = candidates.length > 0;
  const missing = (outcome?.relations ?? []).flatMap((one) =>
    one.outcome === 'not-found' ? [one.name] : [],
  );
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <strong>{name}</strong>
        <Chip tone={outcome ? TONES[outcome.outcome] : isAsked ? 'amber' : 'vermilion'}>
          {words(`document.outcome.${outcome?.outcome ?? (isAsked ? 'asked' : 'refused')}`)}
        </Chip>
        {outcome?.outcome === 'updated' ? <Changed parts={outcome.changed} /> : null}
        {isDone && outcome?.partyId ? (
          <Link to="/customers/$partyId" params={{ partyId: outcome.partyId }}>
            {words('document.open')}
          </Link>
        ) : null}
      </span>
      {missing.length === 0 ? null : (
        <span className={styles.quiet}>{words('document.notRelated', { names: missing.join(', ') })}</span>
      )}
      {problem && !isAsked ? <ErrorPanel error={problem} /> : null}
      {candidates.map(({ partyId, displayName, number }) => (
        <span key={partyId} className={styles.head}>
          <Link to="/customers/$partyId" params={{ partyId }}>
            {displayName} {number}
          </Link>
          <Button
            size="compact-sm"
            aria-label={`${words('document.onto')}: ${displayName} ${number}`}
            onClick={() => onDecide({ onto: partyId, allowDuplicate: false })}
          >
            {words('document.onto')}
          </Button>
        </span>
      ))}
      {isAsked ? (
        <Button
          size="compact-sm"
          className={styles.anyway}
          onClick={() => onDecide({ onto: null, allowDuplicate: true })}
        >
          {words('document.anyway')}
        </Button>
      ) : null}
    </li>
  );
}

function Changed({ parts }: { readonly parts: readonly string[] }) {
  const words = useWords();
  const named = PARTS.filter((part) => parts.includes(part));
  const others = parts.filter((part) => !NAMES.has(part) && !named.some((one) => one === part));
  const told = [
    ...(parts.some((part) => NAMES.has(part)) ? (['names'] as const) : []),
    ...named,
    ...(others.length > 0 ? (['others'] as const) : []),
  ];
  return (
    <span className={styles.quiet}>{told.map((part) => words(`document.part.${part}`)).join(' · ')}</span>
  );
}
