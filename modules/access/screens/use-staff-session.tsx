import { modals } from '@mantine/modals';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, onProblem } from '#contract';
import type { Session } from '#modules/access/contract';
import { answered, lazyScreen, PartBoundary, type SessionState } from '#ui';
import { endSession, sessionQuery } from './session-query.ts';
import { useIdleSignOut } from './use-idle-sign-out.tsx';

const SignInAgain = lazyScreen(() => import('./sign-in-again.tsx'), 'SignInAgain');
const DIALOG = 'sign-in-again';
const BRANCH_KEY = 'perennial.branch';

/** One dialog, however many requests fail at once. */
function useSignInAgain(): (onRenewed?: () => void) => void {
  const isAsked = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  return useCallback((onRenewed) => {
    if (onRenewed) waiting.current.push(onRenewed);
    if (isAsked.current) return;
    isAsked.current = true;
    modals.open({
      modalId: DIALOG,
      withCloseButton: false,
      closeOnEscape: false,
      closeOnClickOutside: false,
      onClose: () => {
        isAsked.current = false;
        for (const renewed of waiting.current.splice(0)) renewed();
      },
      children: (
        <PartBoundary>
          <SignInAgain onDone={() => modals.close(DIALOG)} />
        </PartBoundary>
      ),
    });
  }, []);
}

function useBranches(session: Session | undefined) {
  const staff = session?.staff;
  const [branchId, setBranchId] = useState(() => localStorage.getItem(BRANCH_KEY) ?? undefined);
  const { data, isPending } = useQuery({
    queryKey: ['access', 'branches'],
    queryFn: ({ signal }) => answered(api.access.listBranches({ signal })),
    enabled: Boolean(staff) && session?.secondStepDue === false,
    staleTime: 5 * 60_000,
  });
  const branches = useMemo(() => {
    // Whoever reaches the customers of all branches may look at each, wherever they work themselves.
    const reachesAll = session?.permissions['parties.read'] === 'all';
    const own = new Set(staff?.branchIds);
    const isShown = (branchId: string) => reachesAll || own.size === 0 || own.has(branchId);
    return (data?.items ?? [])
      .filter((branch) => branch.archivedAt === null && isShown(branch.branchId))
      .map((branch) => ({ id: branch.branchId, name: branch.name }));
  }, [data, session, staff]);
  const selectBranch = useCallback((chosen: string | undefined) => {
    setBranchId(chosen);
    if (chosen === undefined) localStorage.removeItem(BRANCH_KEY);
    else localStorage.setItem(BRANCH_KEY, chosen);
  }, []);
  const only = branches.length === 1 ? branches[0]?.id : undefined;
  const current = branches.find((branch) => branch.id === branchId)?.id ?? only;
  const reachesBranch = useCallback(
    (permission: string, branch: string) => {
      const scope = session?.permissions[permission];
      return scope === 'all' || (scope !== undefined && staff?.branchIds.includes(branch) === true);
    },
    [session, staff],
  );
  return { branches, branchId: current, selectBranch, reachesBranch, isLoading: isPending };
}

/** Who is signed in, for the shell. A session that ends is renewed in a dialog above the page. */
export function useStaffSession(): SessionState {
  const client = useQueryClient();
  const signInAgain = useSignInAgain();
  const query = useQuery(sessionQuery(client, signInAgain));
  const branches = useBranches(query.data);
  const staff = query.data?.staff;
  useIdleSignOut(staff ? query.data?.idleMinutes : undefined, signInAgain);

  useEffect(() => {
    if (!staff) return;
    return onProblem((problem) => problem.code === 'not-signed-in' && signInAgain());
  }, [staff, signInAgain]);

  const signOut = useCallback(async () => {
    await answered(api.access.signOut());
    const session = await answered(api.access.getSession());
    endSession(client, session);
  }, [client]);

  const { data, error, refetch } = query;
  return useMemo((): SessionState => {
    // The sign-in page shows how to set the second step up.
    if (data?.staff && data.secondStepDue) return { status: 'signed-out' };
    if (data?.staff) {
      return {
        status: 'signed-in',
        session: {
          person: { id: data.staff.staffId, name: data.staff.displayName },
          permissions: new Set(Object.keys(data.permissions)),
          roles: data.staff.roles,
          branches: branches.branches,
          ...(branches.branchId === undefined ? {} : { branchId: branches.branchId }),
          selectBranch: branches.selectBranch,
          reachesBranch: branches.reachesBranch,
          isLoadingBranches: branches.isLoading,
          signOut,
          ...(data.business ? { timeZone: data.business.timeZone } : {}),
        },
      };
    }
    if (data) return { status: data.needsSetUp ? 'first-run' : 'signed-out' };
    if (error) return { status: 'failed', error, retry: () => void refetch() };
    return { status: 'loading' };
  }, [
    data,
    error,
    refetch,
    signOut,
    branches.branches,
    branches.branchId,
    branches.selectBranch,
    branches.reachesBranch,
    branches.isLoading,
  ]);
}
