import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { Skeletons } from '#ui';
import { useWords } from '../messages/use-words.ts';
import { useBranch } from '../use-branch.ts';

type BranchChoiceProps = { readonly children: (branchId: string) => ReactNode };

/** Something of one branch, and which one. */
export function BranchChoice({ children }: BranchChoiceProps) {
  const words = useWords();
  const { branches, branchId, choose } = useBranch();
  if (branchId === undefined) return <Skeletons rows={6} />;
  return (
    <>
      {branches.length > 1 ? (
        <NativeSelect
          label={words('branch')}
          value={branchId}
          onChange={(event) => choose(event.currentTarget.value)}
          data={branches.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {children(branchId)}
    </>
  );
}
