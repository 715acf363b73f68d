import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#contract';
import type { Party, PartyField } from '#modules/parties/contract';
import { answered, ProblemError, useDraft, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import {
  type Conflict,
  conflictsOf,
  isChanged,
  overNewest,
  type PartyEdit,
  readKeptEdit,
  type Side,
  settleConflicts,
  shownValues,
  startEdit,
  toChanges,
  withField,
} from './party-edit.ts';
import { partyKey } from './party-queries.ts';
import { showParty } from './use-party-change.ts';

interface Late {
  readonly edit: PartyEdit;
  readonly version: number;
  readonly conflicts: readonly Conflict[];
}

type Outcome = { readonly party: Party; readonly late?: undefined } | { readonly late: Late };

/** Saves an edit; late when somebody changed the same fields first. */
async function sendEdit(partyId: string, edit: PartyEdit): Promise<Outcome> {
  const body = { version: edit.version, changes: toChanges(edit.mine) };
  const answer = await api.parties.updateParty({ params: { partyId }, body });
  if (answer.ok) return { party: answer.value };
  const { code, context } = answer.problem;
  const found = code === 'party-changed-meanwhile' ? conflictsOf(edit, context) : undefined;
  if (!found) throw new ProblemError(answer.problem);
  if (found.conflicts.length > 0) return { late: { edit, ...found } };
  // Nobody is overruled: what the others changed stays, what was changed here goes on top of it.
  return sendEdit(partyId, settleConflicts(edit, { ...found, choices: {} }));
}

/** Editing a customer's details: kept on the device until saved, never over somebody else's change unseen. */
export function usePartyEdit(party: Party) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const draft = useDraft(`party.${party.partyId}`);
  const [begun, setBegun] = useState(() => (party.mayWrite ? readKeptEdit(draft.text) : undefined));
  const [isRestored, setIsRestored] = useState(begun !== undefined);
  const [firstField, setFirstField] = useState<PartyField>();
  const [late, setLate] = useState<Late>();
  const [error, setError] = useState<unknown>();
  const [isSaving, setIsSaving] = useState(false);
  const edit = begun && overNewest(begun, party);
  // An edit begun at another machine is known a moment after the page.
  const fromElsewhere = draft.isRestored && begun === undefined && party.mayWrite ? draft.text : '';
  useEffect(() => {
    const kept = readKeptEdit(fromElsewhere);
    if (!kept) return;
    setBegun(kept);
    setIsRestored(true);
  }, [fromElsewhere]);

  const keep = (next: PartyEdit) => {
    setBegun(next);
    if (isChanged(next)) draft.write(JSON.stringify(next));
    else draft.drop();
  };
  const close = () => {
    setBegun(undefined);
    setIsRestored(false);
    setLate(undefined);
    setError(undefined);
    draft.drop();
  };
  const send = async (wanted: PartyEdit) => {
    const outcome = await sendEdit(party.partyId, wanted);
    if (outcome.late) {
      setLate(outcome.late);
      return client.invalidateQueries({ queryKey: partyKey(party.partyId) });
    }
    showParty(client, outcome.party);
    toasts.done(words('file.saved'));
    close();
  };
  const save = async (wanted: PartyEdit | undefined) => {
    if (!wanted || isSaving) return;
    setIsSaving(true);
    setError(undefined);
    try {
      if (isChanged(wanted)) await send(wanted);
      else {
        close();
        showParty(
          client,
          await answered(api.parties.getParty({ params: { partyId: party.partyId }, query: {} })),
        );
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setIsSaving(false);
    }
  };

  return {
    edit,
    values: edit && shownValues(edit),
    isRestored,
    firstField,
    isSaving,
    error,
    late,
    start: (field?: PartyField) => {
      setFirstField(field);
      if (!begun) setBegun(startEdit(party));
    },
    set: (field: PartyField, value: string) => edit && keep(withField(edit, field, value)),
    save: () => save(edit),
    cancel: () => {
      close();
      if (edit && isChanged(edit)) toasts.doneWithUndo(words('file.discarded'), () => keep(edit));
    },
    decide: (choices: Readonly<Partial<Record<PartyField, Side>>>) => {
      if (!late) return;
      const settled = settleConflicts(late.edit, { ...late, choices });
      setLate(undefined);
      keep(settled);
      void save(settled);
    },
    postpone: () => setLate(undefined),
  };
}

export type PartyEditing = ReturnType<typeof usePartyEdit>;
