import type { AskNext, ContactPointKind, Party, PartyKind } from '../contract/index.ts';

/** A contact point nobody confirmed for this long is asked about again. */
export const CONFIRM_AFTER_DAYS = 365;

const DAY_MILLISECONDS = 86_400_000;

interface KnownOfParty {
  kind: PartyKind;
  diedOn: string | null;
  bornOn: string | null;
  language: string | null;
  preferredChannel: string | null;
  source: string | null;
  contactPoints: readonly {
    kind: ContactPointKind;
    confirmedAt: string | null;
    barredAt: string | null;
    addedAt: string;
  }[];
}

/** How complete and fresh a file is, and what to ask at the next contact (S1-31, S1-53). */
export function completeness(party: KnownOfParty, now: Date): Party['completeness'] {
  const usable = party.contactPoints.filter(({ barredAt }) => barredAt === null);
  const has = (kind: ContactPointKind) => usable.some((point) => point.kind === kind);
  const facts: [AskNext, boolean][] = [
    ['phone', has('phone')],
    ...(party.kind === 'person' ? ([['birthday', party.bornOn !== null]] as [AskNext, boolean][]) : []),
    ['language', party.language !== null],
    ['preferred-channel', party.preferredChannel !== null],
    ['address', has('address')],
    ['email', has('email')],
    ['source', party.source !== null],
  ];
  const known = facts.filter(([, isKnown]) => isKnown).length;
  const share = known / facts.length;
  // Nothing is asked of somebody who has died.
  if (party.diedOn !== null) return { share, known, wanted: facts.length, askNext: [] };
  const missing = facts.filter(([, isKnown]) => !isKnown).map(([name]) => name);
  const stale = staleContactPoints(usable, now);
  return { share, known, wanted: facts.length, askNext: [...stale, ...missing] };
}

function staleContactPoints(usable: KnownOfParty['contactPoints'], now: Date): AskNext[] {
  const isStale = (kind: ContactPointKind) => {
    const points = usable.filter((point) => point.kind === kind);
    return (
      points.length > 0 &&
      points.every((point) => ageDays(point.confirmedAt ?? point.addedAt, now) > CONFIRM_AFTER_DAYS)
    );
  };
  const stale: AskNext[] = [];
  if (isStale('phone')) stale.push('confirm-phone');
  if (isStale('address')) stale.push('confirm-address');
  return stale;
}

function ageDays(at: string, now: Date): number {
  return (now.getTime() - Date.parse(at)) / DAY_MILLISECONDS;
}
