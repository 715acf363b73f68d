import type { AskNext, ContactPointKind, Party, PartyKind } from '../contract/index.ts';

/** A contact point nobody confirmed for this long is asked about again. */
export const CONFIRM_AFTER_DAYS = 365;

const DAY_MILLISECONDS = 86_400_000;

/** Facts of a file that count towards how complete it is. */
export interface CountedFacts {
  kind: PartyKind;
  bornOn: string | null;
  language: string | null;
  preferredChannel: string | null;
  source: string | null;
}

interface KnownOfParty extends CountedFacts {
  diedOn: string | null;
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
  const facts = countedFacts(party, usable);
  const known = facts.filter(([, isKnown]) => isKnown).length;
  const share = known / facts.length;
  // Nothing is asked of somebody who has died.
  if (party.diedOn !== null) return { share, known, wanted: facts.length, askNext: [] };
  const missing = facts.filter(([, isKnown]) => !isKnown).map(([name]) => name);
  const stale = staleContactPoints(usable, now);
  return { share, known, wanted: facts.length, askNext: [...stale, ...missing] };
}

/** The share of the counted facts a file holds, 0 to 1, as it is kept for lists. */
export function knownShare(
  facts: CountedFacts,
  contactPoints: readonly { kind: ContactPointKind; barredAt?: string | null }[],
): number {
  const counted = countedFacts(
    facts,
    contactPoints.filter(({ barredAt }) => !barredAt),
  );
  return counted.filter(([, isKnown]) => isKnown).length / counted.length;
}

function countedFacts(
  facts: CountedFacts,
  usable: readonly { kind: ContactPointKind }[],
): (readonly [AskNext, boolean])[] {
  const has = (kind: ContactPointKind) => usable.some((point) => point.kind === kind);
  return [
    ['phone', has('phone')],
    ...(facts.kind === 'person' ? [['birthday', facts.bornOn !== null] as const] : []),
    ['language', facts.language !== null],
    ['preferred-channel', facts.preferredChannel !== null],
    ['address', has('address')],
    ['email', has('email')],
    ['source', facts.source !== null],
  ];
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
