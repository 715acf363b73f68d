import { IconPhoneCall } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import type { Relation, RelationRole } from '#modules/parties/contract';
import { answered, useClock, useLocaleFormat, useMay, useToasts } from '#ui';
import styles from './customer.module.css';
import { useWords } from './messages/use-words.ts';
import { useRelations } from './relation-queries.ts';

/** Who is called first when something happens to the customer. */
const CALLED: readonly RelationRole[] = ['carer', 'guardian', 'contact'];

/** Whom to call in an emergency, at the head of the file: one press rings them, and that it showed a number is recorded. */
export function EmergencyLine({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const { data } = useRelations(partyId);
  const today = useClock().now().toISOString().slice(0, 10);
  const called = (data?.relations ?? [])
    .filter(
      ({ role, direction, untilOn, other }) =>
        direction === 'incoming' &&
        CALLED.includes(role) &&
        (untilOn === null || untilOn >= today) &&
        other.diedOn === null,
    )
    .toSorted((a, b) => CALLED.indexOf(a.role) - CALLED.indexOf(b.role));
  if (called.length === 0) return null;
  return (
    <section className={styles.emergency} aria-label={words('file.emergency.title')}>
      <span className={styles.quiet}>{words('file.emergency.title')}</span>
      <ul>
        {called.map((relation) => (
          <Called key={relation.relationId} relation={relation} />
        ))}
      </ul>
    </section>
  );
}

function Called({ relation }: { readonly relation: Relation }) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const may = useMay();
  const { role, other } = relation;
  const call = useMutation({
    mutationFn: () =>
      answered(api.parties.getParty({ params: { partyId: other.partyId }, query: { reveal: true } })),
    onSuccess: ({ primaryPhone }) => {
      if (primaryPhone !== null) window.location.href = `tel:${primaryPhone}`;
    },
    onError: toasts.failed,
  });
  const shown = call.data?.primaryPhone ?? other.primaryPhone;
  return (
    <li>
      <Link to="/customers/$partyId" params={{ partyId: other.partyId }} className={styles.emergencyName}>
        {other.displayName}
      </Link>
      <span className={styles.quiet}>{words(`related.role_is.${role}`)}</span>
      {shown !== null && may('parties.reveal') ? (
        <button
          type="button"
          className={styles.emergencyCall}
          disabled={call.isPending}
          aria-label={words('file.emergency.call', { name: other.displayName, phone: format.phone(shown) })}
          title={words('file.showNumbersHint')}
          onClick={() => call.mutate()}
        >
          <IconPhoneCall size="0.9375rem" stroke={1.8} aria-hidden />
          {format.phone(shown)}
        </button>
      ) : null}
    </li>
  );
}
