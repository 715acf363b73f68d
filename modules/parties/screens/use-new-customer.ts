import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { api } from '#contract';
import { type PossibleDuplicate, possibleDuplicate } from '#modules/parties/contract';
import { answered, toProblem, useDraft, useSession, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import {
  EMPTY_CUSTOMER,
  isUntouched,
  readKeptCustomer,
  type TypedCustomer,
  toNewParty,
} from './new-customer.ts';
import { showParty } from './use-party-change.ts';

const refusedContext = z.object({ possibleDuplicates: z.array(possibleDuplicate) });

/** A new customer being typed: kept on the device until added, and not added twice unseen. */
export function useNewCustomer() {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft('new-customer');
  const defaultBranchId = useSession()?.branchId;
  const keyFor = useIdempotencyKey();
  const [typed, setTyped] = useState(() => readKeptCustomer(draft.text) ?? EMPTY_CUSTOMER);
  const [isRestored, setIsRestored] = useState(() => !isUntouched(typed));
  const [refusedFor, setRefusedFor] = useState<readonly PossibleDuplicate[]>();
  const [error, setError] = useState<unknown>();
  const [isSaving, setIsSaving] = useState(false);

  // A form begun at another machine is known a moment after the page.
  const fromElsewhere = draft.isRestored && isUntouched(typed) ? draft.text : '';
  useEffect(() => {
    const kept = readKeptCustomer(fromElsewhere);
    if (!kept) return;
    setTyped(kept);
    setIsRestored(true);
  }, [fromElsewhere]);

  const keep = (next: TypedCustomer) => {
    setTyped(next);
    if (isUntouched(next)) draft.drop();
    // Identity numbers are not left lying about in a browser.
    else draft.write(JSON.stringify({ ...next, nationalId: '' }));
  };
  const save = async (allowDuplicate: boolean) => {
    if (isSaving) return;
    setIsSaving(true);
    setError(undefined);
    try {
      const branchId = typed.branchId || (defaultBranchId ?? '');
      const body = toNewParty({ ...typed, branchId }, allowDuplicate);
      const party = await answered(api.parties.createParty({ body, idempotencyKey: keyFor(body) }));
      draft.drop();
      showParty(client, party);
      toasts.done(words('create.added', { name: party.displayName }));
      await navigate({ to: '/customers/$partyId', params: { partyId: party.partyId }, replace: true });
    } catch (failure) {
      const problem = toProblem(failure);
      const read = refusedContext.safeParse(problem?.context);
      if (problem?.code === 'party-possibly-exists' && read.success) {
        setRefusedFor(read.data.possibleDuplicates);
      } else setError(failure);
      setIsSaving(false);
    }
  };

  return {
    typed,
    /** The branch the person works in now; the server chooses one of theirs when there is none. */
    defaultBranchId,
    isRestored,
    isSaving,
    error,
    /** Whom the server took the customer for, as long as nothing else is typed. */
    refusedFor,
    set: (change: Partial<TypedCustomer>) => {
      setRefusedFor(undefined);
      keep({ ...typed, ...change });
    },
    clear: () => {
      setIsRestored(false);
      setRefusedFor(undefined);
      setError(undefined);
      keep(EMPTY_CUSTOMER);
    },
    save,
  };
}

export type NewCustomer = ReturnType<typeof useNewCustomer>;

/** One key for one wording: sending the same form again after a broken connection adds one customer. */
function useIdempotencyKey(): (body: object) => string {
  const last = useRef<{ text: string; key: string }>(undefined);
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current?.text !== text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  };
}
