import { api } from '#contract';
import type {
  BarredReason,
  ContactPoint,
  ContactPointForm,
  ContactPointKind,
  Party,
  VerifiedByMeans,
} from '#modules/parties/contract';
import { useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';
import { usePartyChange } from './use-party-change.ts';

/** Tags, owner and archive of a customer: done at once, told, and taken back by one press. */
export function usePartyActions({ partyId, displayName, tags, ownerId }: Party) {
  const words = useWords();
  const toasts = useToasts();
  const { staffName } = usePlaceNames();
  const { change } = usePartyChange(partyId);
  const params = { partyId };
  const addTag = (tag: string) =>
    change({
      ask: () => api.parties.addTag({ params: { partyId, tag } }),
      expected: { tags: [...tags.filter((one) => one !== tag), tag] },
    });
  const setOwner = (next: string | null) =>
    change({
      ask: () => api.parties.setOwner({ params, body: { ownerId: next } }),
      expected: { ownerId: next },
    });
  const archive = () => change({ ask: () => api.parties.archiveParty({ params }) });
  const restore = () => change({ ask: () => api.parties.restoreParty({ params }) });
  return {
    addTag,
    removeTag: async (tag: string) => {
      const removed = await change({
        ask: () => api.parties.removeTag({ params: { partyId, tag } }),
        expected: { tags: tags.filter((one) => one !== tag) },
      });
      if (removed) toasts.doneWithUndo(words('file.removed', { what: tag }), () => void addTag(tag));
    },
    setOwner: async (next: string | null) => {
      if (!(await setOwner(next))) return;
      const name = staffName(next);
      toasts.doneWithUndo(
        name === undefined ? words('file.ownerNone') : words('file.ownerSet', { name }),
        () => void setOwner(ownerId),
      );
    },
    archive: async () => {
      if (await archive())
        toasts.doneWithUndo(words('file.archivedToast', { name: displayName }), () => void restore());
    },
    restore: async () => {
      if (await restore())
        toasts.doneWithUndo(words('file.restoredToast', { name: displayName }), () => void archive());
    },
  };
}

type ContactPointEdit = NonNullable<Parameters<typeof api.parties.updateContactPoint>[0]['body']>;

export interface TypedPoint {
  readonly typed: string;
  readonly label: string | null;
}

/** Telephones, e-mails and addresses of a customer: added, corrected, confirmed, preferred, taken out. */
export function useContactPointActions({ partyId, contactPoints }: Party) {
  const words = useWords();
  const toasts = useToasts();
  const { change, attempt } = usePartyChange(partyId);
  const askToAdd = (body: ContactPointForm) => api.parties.addContactPoint({ params: { partyId }, body });
  const askToUpdate = ({ contactPointId }: ContactPoint, body: ContactPointEdit) =>
    api.parties.updateContactPoint({ params: { partyId, contactPointId }, body });
  return {
    add: (kind: ContactPointKind, point: TypedPoint) =>
      attempt({ ask: () => askToAdd({ kind, preferred: false, ...point }) }),
    /** A label alone may change without the number counting as confirmed anew. */
    correct: (point: ContactPoint, { typed, label }: TypedPoint) =>
      attempt({
        ask: () => askToUpdate(point, { label, ...(typed === point.typed ? {} : { typed }) }),
      }),
    confirm: async (point: ContactPoint) => {
      const confirmed = await change({ ask: () => askToUpdate(point, { confirmed: true }) });
      if (confirmed) toasts.done(words('file.confirmedToast', { what: point.typed ?? '' }));
    },
    /** Says why it is not to be used, or that it may be used again. */
    bar: (point: ContactPoint, barred: BarredReason | null) =>
      change({ ask: () => askToUpdate(point, { barred }) }),
    verify: (point: ContactPoint, verified: VerifiedByMeans | null) =>
      change({ ask: () => askToUpdate(point, { verified }) }),
    prefer: (point: ContactPoint, preferred: boolean) =>
      change({ ask: () => askToUpdate(point, { preferred }) }),
    remove: async (point: ContactPoint) => {
      const { contactPointId, kind, typed, label, preferredAt } = point;
      const removed = await change({
        ask: () => api.parties.removeContactPoint({ params: { partyId, contactPointId } }),
        expected: { contactPoints: contactPoints.filter((one) => one !== point) },
      });
      // A masked number cannot be put back as it was.
      if (!removed || typed === null || point.isMasked) return;
      const again = { kind, typed, label, preferred: preferredAt !== null };
      toasts.doneWithUndo(
        words('file.removed', { what: typed }),
        () => void change({ ask: () => askToAdd(again) }),
      );
    },
  };
}
