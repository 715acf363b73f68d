import { useState } from 'react';
import type { AskNext, ContactPointKind, Party, PartyField } from '#modules/parties/contract';
import { Card, CardSection, useMay, useShortcuts } from '#ui';
import { CompletenessLine } from './completeness-line.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { ContactPoints } from './contact-points.tsx';
import styles from './customer.module.css';
import { CustomerDetails } from './customer-details.tsx';
import { CustomerHead } from './customer-head.tsx';
import { DetailsForm } from './details-form.tsx';
import { EditButton } from './edit-button.tsx';
import { IdentityNumbers } from './identity-numbers.tsx';
import { useWords } from './messages/use-words.ts';
import { usePartyEdit } from './use-party-edit.ts';

const POINT_TO_ADD: Partial<Record<AskNext, ContactPointKind>> = {
  phone: 'phone',
  email: 'email',
  address: 'address',
};
const FIELD_TO_FILL: Partial<Record<AskNext, PartyField>> = {
  birthday: 'bornOn',
  language: 'language',
  'preferred-channel': 'preferredChannel',
  source: 'source',
};

/** Who a customer is and how to reach them; changed in place. */
export function IdentityCard({ party }: { readonly party: Party }) {
  const words = useWords();
  const editing = usePartyEdit(party);
  const [adding, setAdding] = useState<ContactPointKind>();
  // Whoever may change customers, but not this one, is told whom to ask.
  const isOthers = useMay()('parties.write') && !party.mayWrite;
  const isEditing = editing.edit !== undefined;
  useShortcuts(
    party.mayWrite
      ? [{ keys: 'e', label: words('file.edit'), group: 'general', run: () => editing.start() }]
      : [],
  );
  const answer = (ask: AskNext) => {
    const field = FIELD_TO_FILL[ask];
    if (field) editing.start(field);
    else setAdding(POINT_TO_ADD[ask]);
  };
  return (
    <Card>
      <CardSection>
        <CustomerHead party={party} onEdit={() => editing.start()} />
      </CardSection>
      <ContactPoints party={party} adding={adding} onAdding={setAdding} />
      <CardSection
        title={words('file.details')}
        headingLevel={2}
        aside={party.mayWrite && !isEditing ? <EditButton onClick={() => editing.start()} /> : undefined}
      >
        {isEditing ? <DetailsForm party={party} editing={editing} /> : <CustomerDetails party={party} />}
        {isOthers ? <p className={styles.others}>{words('file.notYours')}</p> : null}
      </CardSection>
      <IdentityNumbers party={party} />
      <CompletenessLine party={party} onAnswer={party.mayWrite ? answer : undefined} />
      {editing.late ? <ConflictDialog editing={editing} conflicts={editing.late.conflicts} /> : null}
    </Card>
  );
}
