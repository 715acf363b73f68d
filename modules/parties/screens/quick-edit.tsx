import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ErrorPanel, Skeletons } from '#ui';
import styles from './customers.module.css';
import { IdentityCard } from './identity-card.tsx';
import { useWords } from './messages/use-words.ts';
import { useParty } from './party-queries.ts';

/** A customer's details beside the list, changed without leaving it. */
export function QuickEdit(props: {
  readonly customer: { readonly partyId: string; readonly displayName: string };
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { partyId, displayName } = props.customer;
  const query = useParty(partyId);
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size="24rem"
      title={words('desk.quickEdit', { name: displayName })}
    >
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={7} /> : null}
      {query.data ? <IdentityCard key={partyId} party={query.data} /> : null}
      <div className={styles.quickEditFoot}>
        <Button component={Link} to={`/customers/${partyId}`}>
          {words('desk.openFile')}
        </Button>
      </div>
    </Drawer>
  );
}
