import { Modal, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { api } from '#contract';
import type { FieldChanged, Party } from '#modules/parties/contract';
import { answered, Chip, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { editableFields } from './party-edit.ts';
import { useFieldValue } from './use-field-value.ts';
import { useNameOfField } from './use-name-of-field.ts';

const LATEST = 100;
const BELONGINGS = ['phone', 'email', 'address', 'ownerId', 'tag', 'national-id', 'member-number'] as const;

type Open = (field: string | undefined) => void;
const OpenHistory = createContext<Open>(() => {});

/** Opens who changed a field of the file, when and from what; of all fields without one. */
export function useOpenHistory(): Open {
  return useContext(OpenHistory);
}

/** Makes the changes of a file readable from any of its fields. */
export function FieldHistoryProvider(props: { readonly party: Party; readonly children: ReactNode }) {
  const words = useWords();
  const [opened, setOpened] = useState<{ field: string | undefined }>();
  return (
    <OpenHistory.Provider value={(field) => setOpened({ field })}>
      {props.children}
      <Modal
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={words('file.history.title')}
        size="lg"
      >
        {opened ? (
          <History party={props.party} field={opened.field} onField={(field) => setOpened({ field })} />
        ) : null}
      </Modal>
    </OpenHistory.Provider>
  );
}

/** The small clock beside a field. */
export function HistoryButton({ field, name }: { readonly field: string; readonly name: string }) {
  const words = useWords();
  const open = useOpenHistory();
  const label = words('file.history.open', { field: name });
  return (
    <button
      type="button"
      className={styles.historyButton}
      aria-label={label}
      title={label}
      onClick={() => open(field)}
    >
      <IconHistory size="0.875rem" stroke={1.7} aria-hidden />
    </button>
  );
}

type HistoryProps = {
  readonly party: Party;
  readonly field: string | undefined;
  readonly onField: Open;
};

function History({ party, field, onField }: HistoryProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const fieldName = useNameOfField();
  const { partyId } = party;
  const { data, error, refetch } = useQuery({
    queryKey: ['parties', 'field-changes', partyId, party.version, field],
    queryFn: ({ signal }) =>
      answered(
        api.parties.listFieldChanges({ params: { partyId }, query: { field, limit: LATEST }, signal }),
      ),
  });
  const fields = [...new Set<string>([...editableFields(party.kind), ...BELONGINGS])];
  return (
    <div className={styles.history}>
      <Select
        label={words('file.history.field')}
        data={fields.map((value) => ({ value, label: fieldName(value) }))}
        value={field ?? null}
        placeholder={words('file.history.all')}
        clearable
        onChange={(value) => onField(value ?? undefined)}
      />
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeletons rows={3} /> : null}
      {data?.items.length === 0 ? <p className={styles.quiet}>{words('file.history.none')}</p> : null}
      {data ? (
        <ol className={styles.historyList}>
          {data.items.map((change) => (
            <ChangeLine
              key={`${change.changeId} ${change.field} ${change.from} ${change.to}`}
              change={change}
            />
          ))}
          <li className={styles.quiet}>
            {data.hasMore ? `${words('file.history.more', { count: LATEST })} · ` : ''}
            {words('file.history.added', { when: format.dateTime(data.addedAt), name: data.addedByName })}
          </li>
        </ol>
      ) : null}
    </div>
  );
}

function ChangeLine({ change }: { readonly change: FieldChanged }) {
  const words = useWords();
  const format = useLocaleFormat();
  const fieldName = useNameOfField();
  const value = useFieldValue();
  const { field, from, to, at, byName, road } = change;
  return (
    <li>
      <strong>{fieldName(field)}</strong>{' '}
      <span>{words('file.history.line', { from: value(field, from), to: value(field, to) })}</span>
      <span className={styles.historyBy}>
        <time dateTime={at} title={format.dateTime(at)}>
          {words('file.history.by', { when: format.relative(at), name: byName })}
        </time>
        {road === 'by-hand' ? null : <Chip>{words(`file.history.road.${road}`)}</Chip>}
      </span>
    </li>
  );
}
