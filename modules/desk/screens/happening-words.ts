import { useWords } from './messages/use-words.ts';

const KNOWN = [
  'party.changed',
  'party.archived',
  'party.restored',
  'care-task.created',
  'care-task.completed',
  'note.added',
  'call.logged',
  'contact.logged',
  'order.recorded',
  'order.refunded',
  'attachment.added',
] as const;
type Known = (typeof KNOWN)[number];

/** What an event is called among the happenings. */
export function useHappeningWords(): (kind: string) => string {
  const words = useWords();
  return (kind) => {
    const known = KNOWN.find((each): each is Known => each === kind);
    return known === undefined ? words('happening.other') : words(`happening.${known}`);
  };
}
