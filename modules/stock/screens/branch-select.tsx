import { NativeSelect } from '@mantine/core';
import type { SessionBranch } from '#ui';
import { useWords } from './words/use-words.ts';

type BranchSelectProps = {
  readonly branches: readonly SessionBranch[];
  /** Empty while none is chosen. */
  readonly branchId: string;
  readonly onChoose: (branchId: string) => void;
  /** What is shown while none is chosen. */
  readonly none: string;
};

/** Whose stock is shown; nothing where there is one branch only. */
export function BranchSelect({ branches, branchId, onChoose, none }: BranchSelectProps) {
  const words = useWords();
  if (branches.length < 2) return null;
  return (
    <NativeSelect
      aria-label={words('branch')}
      value={branchId}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        ...(branchId === '' ? [{ value: '', label: none }] : []),
        ...branches.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
