import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, ConfirmDestructive, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { BranchChoice } from './branch-choice.tsx';
import styles from './settings.module.css';
import { ToldOnce } from './told-once.tsx';

/** The screen of a branch's waiting room: a page with numbers alone, by a link. */
export function WaitingRoomSection() {
  return <BranchChoice>{(branchId) => <LinkOf key={branchId} branchId={branchId} />}</BranchChoice>;
}

function LinkOf({ branchId }: { readonly branchId: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const linkKey = ['appointments', 'waiting-room', branchId];
  const [path, setPath] = useState<string>();
  const [isEnding, setIsEnding] = useState(false);
  const params = { branchId };
  const known = useQuery({
    queryKey: linkKey,
    queryFn: ({ signal }) => answered(api.appointments.readWaitingRoomLink({ params, signal })),
  });
  const refresh = () => client.invalidateQueries({ queryKey: linkKey });
  const make = useMutation({
    mutationFn: () => answered(api.appointments.makeWaitingRoomLink({ params })),
    onSuccess: (made) => {
      setPath(made.path);
      return refresh();
    },
  });
  const end = useMutation({
    mutationFn: () => answered(api.appointments.revokeWaitingRoomLink({ params })),
    onSuccess: () => {
      setPath(undefined);
      return refresh();
    },
  });
  const link = known.data?.link;
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{words('reception.screen.text')}</p>
      {known.error ? <ErrorPanel error={known.error} onRetry={() => void known.refetch()} /> : null}
      {known.isPending ? <Skeletons rows={2} /> : null}
      {path === undefined ? null : <ToldOnce path={path} text={words('reception.screen.once')} isPage />}
      {link ? <span>{words('link.madeAt', { when: format.dateTime(link.madeAt) })}</span> : null}
      {make.error ? <ErrorPanel error={make.error} /> : null}
      {known.data ? (
        <div className={styles.line}>
          <Button
            variant={link ? 'default' : 'filled'}
            loading={make.isPending}
            onClick={() => make.mutate()}
          >
            {words(link ? 'link.makeAnother' : 'link.make')}
          </Button>
          {link ? (
            <>
              <Button variant="subtle" onClick={() => setIsEnding(true)}>
                {words('link.end')}
              </Button>
              <span className={styles.quiet}>{words('link.anotherNote')}</span>
            </>
          ) : null}
        </div>
      ) : null}
      <ConfirmDestructive
        isOpen={isEnding}
        onClose={() => setIsEnding(false)}
        title={words('link.end')}
        actionLabel={words('link.end')}
        onConfirm={async () => {
          await end.mutateAsync();
        }}
      >
        {words('reception.screen.endText')}
      </ConfirmDestructive>
    </div>
  );
}
