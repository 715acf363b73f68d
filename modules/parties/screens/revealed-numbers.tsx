import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { api } from '#contract';
import type { ContactPoint, Party } from '#modules/parties/contract';
import { answered, useMay, useToasts } from '#ui';

export interface RevealedNumbers {
  /** Whether telephones stand there whole. */
  readonly isShown: boolean;
  readonly mayShow: boolean;
  readonly toggle: () => void;
  /** The point as it may be seen now. */
  readonly whole: (point: ContactPoint) => ContactPoint;
  /** The point whole, asked for when it is not there yet; nothing when it may not be seen. */
  readonly askWhole: (point: ContactPoint) => Promise<ContactPoint | undefined>;
}

const Revealed = createContext<RevealedNumbers | undefined>(undefined);

/** Keeps a customer's telephones shown, once asked for, as long as this page is open; the server records that they were. */
export function RevealedNumbersProvider(props: { readonly party: Party; readonly children: ReactNode }) {
  const { partyId, contactPoints } = props.party;
  const may = useMay()('parties.reveal');
  const toasts = useToasts();
  const client = useQueryClient();
  const [isShown, setIsShown] = useState(false);
  const options = useMemo(() => revealedOptions(partyId), [partyId]);
  const { data } = useQuery({ ...options, enabled: isShown });
  const mayShow = may && contactPoints.some(({ isMasked }) => isMasked);
  const value = useMemo((): RevealedNumbers => {
    const whole = (point: ContactPoint, from = data) => {
      const shown = isShown
        ? from?.contactPoints.find((one) => one.contactPointId === point.contactPointId)
        : undefined;
      return shown ? { ...point, typed: shown.typed, value: shown.value, isMasked: shown.isMasked } : point;
    };
    return {
      isShown: isShown && data !== undefined,
      mayShow,
      toggle: () => setIsShown((was) => !was),
      whole,
      askWhole: async (point) => {
        if (!point.isMasked) return point;
        if (!mayShow) return undefined;
        try {
          const party = await client.fetchQuery(options);
          setIsShown(true);
          return party.contactPoints.find((one) => one.contactPointId === point.contactPointId);
        } catch (error) {
          toasts.failed(error);
          return undefined;
        }
      },
    };
  }, [data, isShown, mayShow, client, options, toasts]);
  return <Revealed.Provider value={value}>{props.children}</Revealed.Provider>;
}

export const revealedKey = (partyId: string) => ['parties', 'revealed', partyId];

function revealedOptions(partyId: string) {
  return {
    queryKey: revealedKey(partyId),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      answered(api.parties.getParty({ params: { partyId }, query: { reveal: true }, signal })),
    // Left behind with the page, and never asked for again by itself: each asking is recorded.
    gcTime: 5_000,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  };
}

/** Telephones of the file that is open. */
export function useRevealedNumbers(): RevealedNumbers {
  const revealed = useContext(Revealed);
  if (!revealed) throw new Error('telephones are shown inside a customer file only');
  return revealed;
}
