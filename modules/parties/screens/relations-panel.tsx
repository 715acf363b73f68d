import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarOff, IconDots, IconHome, IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Household, RelatedParty, Relation, RelationRole } from '#modules/parties/contract';
import { Card, useClock, useLocaleFormat } from '#ui';
import { KeyAccountLine } from './key-account-line.tsx';
import { useWords } from './messages/use-words.ts';
import { useParty } from './party-queries.ts';
import { RelationEditor } from './relation-editor.tsx';
import { useRelationActions, useRelations } from './relation-queries.ts';
import styles from './relations.module.css';

/** With whom a customer lives, who cares and pays for them, where they work: the household as a tree, the rest as lines. */
export function RelationsPanel({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const { data: party } = useParty(partyId);
  const { data } = useRelations(partyId);
  const [isAdding, setIsAdding] = useState(false);
  if (!party || !data) return null;
  const isEmpty = data.households.length === 0 && data.relations.length === 0;
  return (
    <Card
      title={words('related.title')}
      aside={
        party.mayWrite && !isAdding ? (
          <button type="button" className={styles.add} onClick={() => setIsAdding(true)}>
            <IconPlus size="0.9375rem" stroke={1.7} aria-hidden />
            {words('related.add')}
          </button>
        ) : undefined
      }
    >
      <div className={styles.panel}>
        <KeyAccountLine party={party} keyAccount={data.keyAccount} />
        {isEmpty && !isAdding ? <p className={styles.quiet}>{words('related.none')}</p> : null}
        {data.households.map((household) => (
          <HouseholdTree
            key={household.household.partyId}
            household={household}
            ownId={partyId}
            mayWrite={party.mayWrite}
          />
        ))}
        <ul className={styles.lines}>
          {data.relations.map((relation) => (
            <RelationLine key={relation.relationId} relation={relation} mayWrite={party.mayWrite} />
          ))}
        </ul>
        {isAdding ? <RelationEditor party={party} onClose={() => setIsAdding(false)} /> : null}
      </div>
    </Card>
  );
}

type HouseholdTreeProps = {
  readonly household: Household;
  readonly ownId: string;
  readonly mayWrite: boolean;
};

function HouseholdTree({ household, ownId, mayWrite }: HouseholdTreeProps) {
  const words = useWords();
  const { household: home, address, members } = household;
  return (
    <div>
      <div className={styles.home}>
        <IconHome size="1rem" stroke={1.7} aria-hidden />
        <span>
          <PartyLink party={home} ownId={ownId} />
          {address === null ? null : <span className={styles.quiet}> {address}</span>}
        </span>
      </div>
      <ul className={styles.tree} aria-label={home.displayName}>
        {members.map(({ relationId, role, untilOn, party }) => (
          <li key={relationId} className={styles.line} data-ended={untilOn !== null || undefined}>
            <span className={styles.words}>
              <PartyLink party={party} ownId={ownId} />
              <Facts party={party} role={words(`related.role_is.${role}`)} untilOn={untilOn} />
            </span>
            {mayWrite ? (
              <LineMenu name={party.displayName} relation={{ partyId: party.partyId, relationId, untilOn }} />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function RelationLine({ relation, mayWrite }: { readonly relation: Relation; readonly mayWrite: boolean }) {
  const words = useWords();
  const { role, direction, other, untilOn, note } = relation;
  const told =
    direction === 'outgoing'
      ? words(`related.role_of.${role}`)
      : words(`related.role_is.${role as RelationRole}`);
  return (
    <li className={styles.line} data-ended={untilOn !== null || undefined}>
      <span className={styles.words}>
        {direction === 'outgoing' ? (
          <span>
            <span className={styles.quiet}>{told}</span> <PartyLink party={other} />
          </span>
        ) : (
          <PartyLink party={other} />
        )}
        <Facts
          party={other}
          role={direction === 'outgoing' ? undefined : told}
          untilOn={untilOn}
          note={note}
        />
      </span>
      {mayWrite ? <LineMenu name={other.displayName} relation={relation} /> : null}
    </li>
  );
}

function PartyLink({ party, ownId }: { readonly party: RelatedParty; readonly ownId?: string }) {
  if (party.partyId === ownId) return <strong>{party.displayName}</strong>;
  return (
    <Link to="/customers/$partyId" params={{ partyId: party.partyId }} className={styles.link}>
      {party.displayName}
    </Link>
  );
}

type FactsProps = {
  readonly party: RelatedParty;
  readonly role: string | undefined;
  readonly untilOn: string | null;
  readonly note?: string | null;
};

function Facts({ party, role, untilOn, note }: FactsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const facts = [
    role,
    party.bornOn === null ? undefined : format.age(party.bornOn, party.diedOn ?? undefined),
    party.diedOn === null ? undefined : words('file.died', { date: format.date(party.diedOn) }),
    party.primaryPhone === null ? undefined : format.phone(party.primaryPhone),
    untilOn === null ? undefined : words('related.ended', { date: format.date(untilOn) }),
    note ?? undefined,
  ].filter(Boolean);
  return facts.length === 0 ? null : <span className={styles.quiet}>{facts.join(' · ')}</span>;
}

function LineMenu(props: {
  readonly name: string;
  readonly relation: {
    readonly partyId: string;
    readonly relationId: string;
    readonly untilOn: string | null;
  };
}) {
  const words = useWords();
  const clock = useClock();
  const { partyId, relationId, untilOn } = props.relation;
  const actions = useRelationActions(partyId);
  const key = { partyId, relationId };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`${words('file.more')}: ${props.name}`}>
          <IconDots size="1rem" stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {untilOn === null ? (
          <Menu.Item
            leftSection={<IconCalendarOff size="1rem" stroke={1.7} />}
            onClick={() => void actions.end(key, clock.now().toISOString().slice(0, 10))}
          >
            {words('related.end')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={<IconTrash size="1rem" stroke={1.7} />}
          onClick={() => void actions.remove(key)}
        >
          {words('related.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
