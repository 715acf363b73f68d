import { createContext, useContext } from 'react';

/** A place of work the person may act for. */
export type SessionBranch = { readonly id: string; readonly name: string };

/** The signed-in person as the interface needs them. */
export type Session = {
  readonly person: { readonly id: string; readonly name: string };
  readonly permissions: ReadonlySet<string>;
  /** What the person is here: names of roles, which decide what comes first. */
  readonly roles?: readonly string[];
  readonly branches: readonly SessionBranch[];
  readonly isLoadingBranches?: boolean;
  /** Those of `branches` in which a permission may be used; all of them where it does not say. */
  readonly reachesBranch?: (permission: string, branchId: string) => boolean;
  /** Absent means all branches. */
  readonly branchId?: string;
  readonly selectBranch?: (branchId: string | undefined) => void;
  readonly signOut: () => Promise<void>;
  /** IANA zone of the business, in which all instants are shown. */
  readonly timeZone?: string;
};

export type SessionState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly status: 'first-run' }
  | { readonly status: 'signed-out' }
  | { readonly status: 'signed-in'; readonly session: Session };

export const SessionContext = createContext<Session | undefined>(undefined);

/** The signed-in person; undefined on pages that need no sign-in. */
export function useSession(): Session | undefined {
  return useContext(SessionContext);
}

/** Branches in which the signed-in person may use a permission, and the one worked in if it is among them. */
export function useBranchesFor(permission: string): {
  branches: readonly SessionBranch[];
  branchId: string | undefined;
} {
  const session = useSession();
  const reaches = session?.reachesBranch ?? (() => true);
  const branches = (session?.branches ?? []).filter(({ id }) => reaches(permission, id));
  return { branches, branchId: branches.find(({ id }) => id === session?.branchId)?.id };
}

/** Whether the signed-in person holds a permission; entries without one are for everybody signed in. */
export function useMay(): (permission: string | undefined) => boolean {
  const session = useSession();
  return (permission) => permission === undefined || session?.permissions.has(permission) === true;
}
