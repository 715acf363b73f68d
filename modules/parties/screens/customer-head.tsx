import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconDownload,
  IconGitMerge,
  IconHistory,
  IconPencil,
  IconPrinter,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Party } from '#modules/parties/contract';
import { Avatar, Chip, Slot, useLocaleFormat, useMay, useToasts } from '#ui';
import styles from './customer.module.css';
import { CustomerTags } from './customer-tags.tsx';
import { EmergencyLine } from './emergency-line.tsx';
import { useOpenHistory } from './field-history.tsx';
import { MergeWithDialog } from './merge-with-dialog.tsx';
import { useWords } from './messages/use-words.ts';
import { saveDocument } from './save-document.ts';
import { usePartyActions } from './use-party-actions.ts';

/** Name, age and tags of a customer, with what can be done with the file as a whole. */
export function CustomerHead({ party, onEdit }: { readonly party: Party; readonly onEdit: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { displayName, diedOn, archivedAt } = party;
  return (
    <>
      <div className={styles.head}>
        <Avatar name={displayName} size="lg" tone={diedOn === null ? 'green' : 'plain'} />
        <h1 className={styles.name}>{displayName}</h1>
        <span className={styles.headTools}>
          <Slot name="customer.head" props={{ partyId: party.partyId }} />
          {party.mayWrite ? <FileMenu party={party} onEdit={onEdit} /> : null}
        </span>
        <OneLine party={party} />
      </div>
      <div className={styles.chips}>
        {diedOn === null ? null : <Chip>{words('file.died', { date: format.date(diedOn) })}</Chip>}
        {archivedAt === null ? null : (
          <Chip tone="amber" icon={IconArchive} title={format.dateTime(archivedAt)}>
            {words('file.archived')}
          </Chip>
        )}
        {party.kind === 'person' ? null : <Chip tone="indigo">{words(`kind.${party.kind}`)}</Chip>}
        <CustomerTags party={party} />
      </div>
      {party.kind === 'person' && party.diedOn === null ? <EmergencyLine partyId={party.partyId} /> : null}
    </>
  );
}

/** Latin name, gender and age; the age of somebody who died is the one they reached. */
function OneLine({ party }: { readonly party: Party }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { displayName, latinName, otherName, gender, bornOn, diedOn } = party;
  const names = [latinName, otherName].filter((name) => name && name !== displayName);
  const age = bornOn === null ? undefined : format.age(bornOn, diedOn ?? undefined);
  const parts = [...names, ...(gender === null ? [] : [words(`gender.${gender}`)])];
  if (parts.length === 0 && age === undefined) return null;
  return (
    <p className={styles.oneLine}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {bornOn === null || age === undefined ? null : (
        <time dateTime={bornOn} title={words('create.born', { date: format.date(bornOn) })}>
          {age}
        </time>
      )}
    </p>
  );
}

function FileMenu({ party, onEdit }: { readonly party: Party; readonly onEdit: () => void }) {
  const words = useWords();
  const actions = usePartyActions(party);
  const openHistory = useOpenHistory();
  const toasts = useToasts();
  const may = useMay();
  const mayMerge = may('parties.merge');
  const [isMerging, setIsMerging] = useState(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`${words('file.more')}: ${party.displayName}`} className={styles.headMenu}>
            <IconDots size="1.125rem" stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size="1rem" stroke={1.7} />} onClick={onEdit}>
            {words('file.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size="1rem" stroke={1.7} />}
            onClick={() => openHistory(undefined)}
          >
            {words('file.history.menu')}
          </Menu.Item>
          {may('parties.export') ? (
            <Menu.Item
              component={Link}
              to={`/customers/${party.partyId}/print`}
              leftSection={<IconPrinter size="1rem" stroke={1.7} />}
            >
              {words('print.file')}
            </Menu.Item>
          ) : null}
          {may('parties.export') ? (
            <Menu.Item
              leftSection={<IconDownload size="1rem" stroke={1.7} />}
              onClick={() => void saveDocument(party).catch(toasts.failed)}
            >
              {words('document.take')}
            </Menu.Item>
          ) : null}
          {mayMerge ? (
            <Menu.Item
              leftSection={<IconGitMerge size="1rem" stroke={1.7} />}
              onClick={() => setIsMerging(true)}
            >
              {words('merge.menu')}
            </Menu.Item>
          ) : null}
          {party.archivedAt === null ? (
            <Menu.Item
              leftSection={<IconArchive size="1rem" stroke={1.7} />}
              onClick={() => void actions.archive()}
            >
              {words('file.archive')}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconArchiveOff size="1rem" stroke={1.7} />}
              onClick={() => void actions.restore()}
            >
              {words('file.restore')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isMerging ? <MergeWithDialog party={party} onClose={() => setIsMerging(false)} /> : null}
    </>
  );
}
