import { airBoneGap } from './audiometry/loss-type.ts';
import type { Threshold } from './audiometry/threshold.ts';

/** What was asked and seen at reception, history and otoscopy. */
export interface RedFlagFindings {
  /** Days since a hearing loss that came within three days. */
  suddenLossDaysAgo?: number;
  /** Days over which hearing has become rapidly worse. */
  rapidWorseningDays?: number;
  unilateralLoss?: boolean;
  alteredSensationOrFacialDroop?: boolean;
  visibleDeformity?: boolean;
  drainageWithin90Days?: boolean;
  dizziness?: boolean;
  waxOrForeignBody?: boolean;
  pain?: boolean;
}

/** A reason to send somebody to a doctor before anything is fitted, and how soon. */
export interface RedFlag {
  flag: string;
  within: 'a-day' | 'two-weeks' | 'before-fitting';
}

const CONDUCTIVE_GAP_DB = 15;

/** The reasons found; any of them keeps device selection closed until a doctor clears it or the client waives in writing. */
export function redFlags(findings: RedFlagFindings, thresholds: readonly Threshold[] = []): RedFlag[] {
  const flags: RedFlag[] = [...urgentFlags(findings)];
  const add = (found: boolean | undefined, flag: string) => {
    if (found) flags.push({ flag, within: 'before-fitting' });
  };
  add(findings.visibleDeformity, 'visible-deformity');
  add(findings.drainageWithin90Days, 'drainage');
  add(findings.dizziness, 'dizziness');
  add(findings.waxOrForeignBody, 'wax-or-foreign-body');
  add(findings.pain, 'pain');
  for (const ear of ['R', 'L'] as const) {
    add(
      (airBoneGap(thresholds, ear) ?? 0) >= CONDUCTIVE_GAP_DB,
      `air-bone-gap-${ear === 'R' ? 'right' : 'left'}`,
    );
  }
  return flags;
}

function* urgentFlags(findings: RedFlagFindings): Iterable<RedFlag> {
  const { suddenLossDaysAgo, rapidWorseningDays } = findings;
  if (suddenLossDaysAgo !== undefined) {
    yield { flag: 'sudden-loss', within: suddenLossDaysAgo <= 30 ? 'a-day' : 'two-weeks' };
  }
  if (rapidWorseningDays !== undefined && rapidWorseningDays >= 4 && rapidWorseningDays <= 90) {
    yield { flag: 'rapid-worsening', within: 'two-weeks' };
  }
  if (findings.unilateralLoss && findings.alteredSensationOrFacialDroop) {
    yield { flag: 'unilateral-with-neurological-sign', within: 'a-day' };
  }
}
