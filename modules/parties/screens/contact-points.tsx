import { Menu } from '@mantine/core';
import { IconEye, IconEyeOff, IconPlus } from '@tabler/icons-react';
import type { ContactPoint, ContactPointKind, Party } from '#modules/parties/contract';
import { CardSection } from '#ui';
import { ContactPointEditor } from './contact-point-editor.tsx';
import { CONTACT_ICONS, ContactPointRow } from './contact-point-row.tsx';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useRevealedNumbers } from './revealed-numbers.tsx';
import { useContactPointActions } from './use-party-actions.ts';

const KINDS = ['phone', 'email', 'address', 'fax'] as const;
const ADD_WORDS = {
  phone: 'file.addPhone',
  email: 'file.addEmail',
  address: 'file.addAddress',
  fax: 'file.addFax',
} as const;

export type ContactPointsProps = {
  readonly party: Party;
  readonly adding: ContactPointKind | undefined;
  readonly onAdding: (kind: ContactPointKind | undefined) => void;
};

/** How to reach a customer: telephones first, the preferred one of a kind on top. */
export function ContactPoints({ party, adding, onAdding }: ContactPointsProps) {
  const words = useWords();
  const actions = useContactPointActions(party);
  const byKind = KINDS.map((kind) => party.contactPoints.filter((point) => point.kind === kind));
  return (
    <CardSection
      title={words('file.contact')}
      headingLevel={2}
      aside={
        <span className={styles.asides}>
          <RevealButton />
          {party.mayWrite ? <AddMenu onAdding={onAdding} /> : null}
        </span>
      }
    >
      {party.contactPoints.length === 0 && !adding ? (
        <p className={styles.quiet}>{words('file.noContact')}</p>
      ) : null}
      <ul className={styles.points}>
        {byKind.flatMap((points) =>
          preferredFirst(points).map((point) => (
            <ContactPointRow
              key={point.contactPointId}
              party={party}
              point={point}
              mayPrefer={points.length > 1 || point.preferredAt !== null}
            />
          )),
        )}
      </ul>
      {adding ? (
        <ContactPointEditor
          key={adding}
          kind={adding}
          actionLabel={words('file.add')}
          onSave={async (typed) => {
            await actions.add(adding, typed);
            onAdding(undefined);
          }}
          onClose={() => onAdding(undefined)}
        />
      ) : null}
    </CardSection>
  );
}

/** The preferred one on top, what is not to be used last. */
function preferredFirst(points: readonly ContactPoint[]): readonly ContactPoint[] {
  return points.toSorted(
    (a, b) =>
      Number(a.barredAt !== null) - Number(b.barredAt !== null) ||
      (b.preferredAt ?? '').localeCompare(a.preferredAt ?? ''),
  );
}

/** Shows telephones whole until the page is left; that somebody looked is recorded. */
function RevealButton() {
  const words = useWords();
  const { mayShow, isShown, toggle } = useRevealedNumbers();
  if (!mayShow) return null;
  const Icon = isShown ? IconEyeOff : IconEye;
  return (
    <button
      type="button"
      className={styles.quietButton}
      title={words('file.showNumbersHint')}
      onClick={toggle}
    >
      <Icon size="0.9375rem" stroke={1.7} aria-hidden />
      {words(isShown ? 'file.hideNumbers' : 'file.showNumbers')}
    </button>
  );
}

function AddMenu({ onAdding }: { readonly onAdding: (kind: ContactPointKind) => void }) {
  const words = useWords();
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <button type="button" className={styles.quietButton}>
          <IconPlus size="0.9375rem" stroke={1.7} aria-hidden />
          {words('file.addPoint')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => {
          const Icon = CONTACT_ICONS[kind];
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size="1rem" stroke={1.7} />}
              onClick={() => onAdding(kind)}
            >
              {words(ADD_WORDS[kind])}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
