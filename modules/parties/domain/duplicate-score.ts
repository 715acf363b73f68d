import type { DuplicateReason } from '../contract/index.ts';
import type { IdentityKind } from './identity.ts';
import type { Comparison, Likeness } from './likeness.ts';
import type { NameAgreement } from './name-agreement.ts';

/** From this score on two records are nearly always one person; imports then ask instead of creating. */
export const NEARLY_CERTAIN = 0.8;

const SCORES: Record<DuplicateReason, number> = {
  'same-number': 1,
  'same-name-and-birthday': 0.95,
  'same-name-and-phone': 0.95,
  'same-name-and-email': 0.95,
  'similar-name-and-phone': 0.8,
  'same-email': 0.5,
  'same-phone': 0.4,
  'same-name': 0.3,
  alike: 0.5,
};

/** Why two records may be one, how likely, and what of them was compared. */
export interface Match {
  reason: DuplicateReason;
  /** 0 to 1. */
  score: number;
  comparisons: readonly Comparison[];
}

/**
 * The one likeness of every door, the desk's, the API's and the import's: what a shared key says, or all traits
 * together where they say more.
 */
export function matchOf(
  shared: ReadonlySet<IdentityKind>,
  names: NameAgreement,
  likeness: Likeness | undefined,
): Match | undefined {
  const byKey = duplicateScore(shared, names);
  const comparisons = likeness?.comparisons ?? [];
  if (likeness === undefined || (byKey && byKey.score >= likeness.probability)) {
    return byKey && { ...byKey, comparisons };
  }
  return { reason: byKey?.reason ?? 'alike', score: likeness.probability, comparisons };
}

/** Why two records may be one, and how likely, from the keys they share and how their names agree. */
function duplicateScore(
  shared: ReadonlySet<IdentityKind>,
  names: NameAgreement,
): { reason: DuplicateReason; score: number } | undefined {
  const reason = duplicateReason(shared, names);
  return reason && { reason, score: SCORES[reason] };
}

function duplicateReason(
  shared: ReadonlySet<IdentityKind>,
  names: NameAgreement,
): DuplicateReason | undefined {
  const byNumber = [...shared].some(
    (kind) => kind !== 'phone' && kind !== 'email' && kind !== 'name-and-birthday',
  );
  if (byNumber) return 'same-number';
  if (shared.has('name-and-birthday')) return 'same-name-and-birthday';
  if (names === 'same' && shared.has('phone')) return 'same-name-and-phone';
  if (names === 'same' && shared.has('email')) return 'same-name-and-email';
  if (names === 'similar' && (shared.has('phone') || shared.has('email'))) return 'similar-name-and-phone';
  if (shared.has('email')) return 'same-email';
  if (shared.has('phone')) return 'same-phone';
  return names === 'same' ? 'same-name' : undefined;
}
