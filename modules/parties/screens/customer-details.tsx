import { Select } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Party, PartyField } from '#modules/parties/contract';
import { type KeyValueItem, KeyValueList, useLocaleFormat } from '#ui';
import styles from './customer.module.css';
import { HistoryButton } from './field-history.tsx';
import { useLanguageName } from './language-name.ts';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';
import { usePartyActions } from './use-party-actions.ts';

/** What else is known of a customer; what nobody noted is left to the line that asks for it. */
export function CustomerDetails({ party }: { readonly party: Party }) {
  const words = useWords();
  const format = useLocaleFormat();
  const languageName = useLanguageName();
  const { branchName } = usePlaceNames();
  const { preferredChannel, contactHours, language, branchId, source, firstContactAt } = party;
  const withHistory = (field: string, key: string, value: ReactNode): KeyValueItem => ({
    key,
    value: (
      <span className={styles.withHistory}>
        {value}
        <HistoryButton field={field} name={key} />
      </span>
    ),
  });
  const known = (
    field: PartyField,
    value: string | null | undefined,
    key = words(`field.${field}`),
  ): KeyValueItem[] => (value ? [withHistory(field, key, value)] : []);
  return (
    <KeyValueList
      items={[
        ...known('preferredChannel', preferredChannel && words(`channel.${preferredChannel}`)),
        ...known('contactHours', contactHours),
        ...known('language', language && languageName(language)),
        ...known('branchId', branchName(branchId)),
        withHistory('ownerId', words('list.owner'), <Owner party={party} />),
        ...known('source', source),
        {
          key: words('file.firstContact'),
          value: (
            <time dateTime={firstContactAt} title={format.dateTime(firstContactAt)}>
              {format.date(firstContactAt)}
            </time>
          ),
        },
      ]}
    />
  );
}

function Owner({ party }: { readonly party: Party }) {
  const words = useWords();
  const { staff, staffName } = usePlaceNames();
  const { setOwner } = usePartyActions(party);
  if (!party.mayWrite) return staffName(party.ownerId) ?? words('file.nobody');
  return (
    <Select
      className={styles.owner}
      variant="unstyled"
      aria-label={words('field.ownerId')}
      placeholder={words('file.nobody')}
      data={staff.map(({ staffId, displayName }) => ({ value: staffId, label: displayName }))}
      value={party.ownerId}
      onChange={(ownerId) => void setOwner(ownerId)}
      rightSection={<IconSelector size="0.875rem" stroke={1.7} />}
      rightSectionPointerEvents="none"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  );
}
