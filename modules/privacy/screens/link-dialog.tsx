import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, CopyText, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import { useWords } from './words/use-words.ts';

export type LinkDialogProps = {
  readonly partyId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** A fresh link to the customer's own page of preferences, to be copied. */
export function LinkDialog({ partyId, isOpen, onClose }: LinkDialogProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const query = useQuery({
    queryKey: ['preference-link', partyId],
    queryFn: () => answered(api.privacy.makePreferenceLink({ params: { partyId }, body: {} })),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('consent.linkTitle')}>
      {query.error ? <ErrorPanel error={query.error} /> : null}
      {query.isPending ? <Skeletons rows={2} /> : null}
      {query.data ? (
        <>
          <p>{words('consent.linkText', { date: format.date(query.data.expiresAt) })}</p>
          <CopyText text={new URL(query.data.path, window.location.href).href} />
        </>
      ) : null}
    </Modal>
  );
}
