import type { Purpose, VisitStatus, WorkKind } from '#modules/field-work/contract';
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

type PurposeChipsProps = {
  readonly purposes: readonly Purpose[];
  /** Left out of a round, whose visits may be of several. */
  readonly kind?: WorkKind;
};

/** What a visit is for, each purpose by itself, and what it is to the customer where it is not the usual free service. */
export function PurposeChips({ purposes, kind = 'service' }: PurposeChipsProps) {
  const words = useWords();
  return (
    <>
      {purposes.map((purpose) => (
        <Chip key={purpose}>{words(`purpose.${purpose}`)}</Chip>
      ))}
      {kind === 'service' ? null : <Chip tone="indigo">{words(`kinds.${kind}`)}</Chip>}
    </>
  );
}
