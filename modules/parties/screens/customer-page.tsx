import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Party } from '#modules/parties/contract';
import {
  Card,
  EmptyState,
  ErrorPanel,
  Skeletons,
  Slot,
  SlotTabs,
  toProblem,
  usePageTitle,
  useToasts,
} from '#ui';
import styles from './customer.module.css';
import { CustomerTrail } from './customer-trail.tsx';
import { FieldHistoryProvider } from './field-history.tsx';
import { IdentityCard } from './identity-card.tsx';
import { useWords } from './messages/use-words.ts';
import { useParty } from './party-queries.ts';
import { RevealedNumbersProvider } from './revealed-numbers.tsx';

/** A customer's file: who they are, what went on, what comes next. */
export function CustomerPage() {
  const { partyId = '' } = useParams({ strict: false });
  return <CustomerFile key={partyId} partyId={partyId} />;
}

function CustomerFile({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const query = useParty(partyId);
  useFollowMerge(query.error);
  usePageTitle(query.data?.displayName ?? words('place'));
  return (
    <>
      <CustomerTrail partyId={partyId} />
      {query.data ? (
        <RevealedNumbersProvider party={query.data}>
          <FieldHistoryProvider party={query.data}>
            <Columns party={query.data} />
          </FieldHistoryProvider>
        </RevealedNumbersProvider>
      ) : (
        <h1 className="visually-hidden">{words('place')}</h1>
      )}
      {!query.data && query.error ? (
        <NotShown error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isPending ? <ComingColumns /> : null}
    </>
  );
}

/** An old address of a merged customer shows the file they are in now. */
function useFollowMerge(error: unknown): void {
  const words = useWords();
  const navigate = useNavigate();
  const toasts = useToasts();
  const survivorId = survivorOf(error);
  const follow = useRef(() => {});
  follow.current = () => {
    if (survivorId === undefined) return;
    toasts.done(words('merge.followed'));
    void navigate({ to: '/customers/$partyId', params: { partyId: survivorId }, replace: true });
  };
  useEffect(() => {
    if (survivorId !== undefined) follow.current();
  }, [survivorId]);
}

function survivorOf(error: unknown): string | undefined {
  const problem = toProblem(error);
  const context = problem?.code === 'party-merged' ? problem.context : undefined;
  return typeof context === 'object' && context !== null && 'survivorId' in context
    ? String(context.survivorId)
    : undefined;
}

function Columns({ party }: { readonly party: Party }) {
  const words = useWords();
  const props = { partyId: party.partyId };
  return (
    <div className={styles.columns}>
      <div className={styles.identity}>
        <IdentityCard party={party} />
      </div>
      <Card flush className={styles.centre}>
        <div className={styles.composer}>
          <Slot name="customer.composer" props={props} />
        </div>
        <SlotTabs name="customer.tab" props={props} label={words('file.tabs')} />
      </Card>
      <div className={styles.right}>
        <Slot name="customer.right" props={props} />
      </div>
      <div className={styles.left}>
        <Slot name="customer.left" props={props} />
      </div>
    </div>
  );
}

function ComingColumns() {
  return (
    <div className={styles.columns}>
      <Card className={styles.identity}>
        <Skeletons rows={7} />
      </Card>
      <Card className={styles.centre}>
        <Skeletons rows={9} withAvatar />
      </Card>
      <Card className={styles.right}>
        <Skeletons rows={3} />
      </Card>
    </div>
  );
}

/** No such customer, and one of somebody else's branch, read the same: nothing is given away. */
function NotShown({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const words = useWords();
  const code = toProblem(error)?.code;
  if (code !== 'not-found' && code !== 'forbidden' && code !== 'invalid-request') {
    return (
      <Card>
        <ErrorPanel error={error} onRetry={onRetry} />
      </Card>
    );
  }
  return (
    <Card>
      <EmptyState
        icon={IconUserQuestion}
        title={words('file.absent.title')}
        text={words('file.absent.text')}
        action={
          <Button component={Link} to="/customers">
            {words('file.back')}
          </Button>
        }
      />
    </Card>
  );
}
