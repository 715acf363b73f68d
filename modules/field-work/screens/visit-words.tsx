import type { Purpose, VisitStatus } from '#modules/field-work/contract';
import { Chip, type Tone } from '#ui';
import { useWords } from './messages/use-words.ts';

const TONES: Record<VisitStatus, Tone> = {
  planned: 'plain',
  arrived: 'indigo',
  completed: 'green',
  'not-met': 'amber',
  cancelled: 'plain',
};

export const statusTone = (status: VisitStatus): Tone => TONES[status];

/** What a visit is for, each purpose by itself. */
export function PurposeChips({ purposes }: { readonly purposes: readonly Purpose[] }) {
  const words = useWords();
  return purposes.map((purpose) => <Chip key={purpose}>{words(`purpose.${purpose}`)}</Chip>);
}
