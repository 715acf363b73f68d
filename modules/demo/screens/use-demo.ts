import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#contract';
import { answered } from '#ui';

const demoKey = ['demo'];
const LOOK_AGAIN_MILLISECONDS = 1000;

/** Where the demo stands, looked at again while it changes, and the two ways to change it. */
export function useDemo() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: demoKey,
    queryFn: ({ signal }) => answered(api.demo.getDemo({ signal })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'loading' || state.data?.state === 'removing' ? LOOK_AGAIN_MILLISECONDS : false,
  });
  const state = query.data?.state;
  const stateBefore = useRef(state);
  useEffect(() => {
    // Branches, staff, customers: hardly anything on screen is as it was.
    if (stateBefore.current === 'loading' || stateBefore.current === 'removing')
      void client.invalidateQueries();
    stateBefore.current = state;
  }, [client, state]);
  const follow = (changed: { state: 'none' | 'loading' | 'loaded' | 'removing' }) =>
    client.setQueryData(demoKey, changed);
  const load = useMutation({ mutationFn: () => answered(api.demo.loadDemo()), onSuccess: follow });
  const remove = useMutation({ mutationFn: () => answered(api.demo.removeDemo()), onSuccess: follow });
  return { query, load, remove };
}
