import { useSyncExternalStore } from 'react';
import { SYMBOL_SETS, type SymbolSet } from '../audiometry/audiogram-symbol.ts';
import { GAIN_RULES, type GainRule } from '../prescription/gain-target.ts';

/** Schemes a grade can be shown by. */
export const GRADE_CHOICES = ['who2021', 'gbt26341', 'clark1981', 'who1997'] as const;
export type GradeChoice = (typeof GRADE_CHOICES)[number];

/** How this person likes audiograms shown; kept on this device. */
export interface HearingChoices {
  gradeScheme: GradeChoice;
  symbols: SymbolSet;
  /** Rules whose targets are shown, one at least. */
  gainRules: readonly GainRule[];
}

const KEY = 'perennial.hearing';
const USUAL: HearingChoices = {
  gradeScheme: 'who2021',
  symbols: 'asha',
  gainRules: ['nal-r', 'nal-rp', 'half-gain'],
};
const listeners = new Set<() => void>();
let current: HearingChoices | undefined;

function read(): HearingChoices {
  current ??= stored();
  return current;
}

function stored(): HearingChoices {
  try {
    const given: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '{}');
    const fields: Partial<Record<string, unknown>> = typeof given === 'object' && given !== null ? given : {};
    const { gainRules } = fields;
    const rules = GAIN_RULES.filter((rule) => Array.isArray(gainRules) && gainRules.includes(rule));
    return {
      gainRules: rules.length > 0 ? rules : USUAL.gainRules,
      gradeScheme: GRADE_CHOICES.find((one) => one === fields.gradeScheme) ?? USUAL.gradeScheme,
      symbols: SYMBOL_SETS.find((one) => one === fields.symbols) ?? USUAL.symbols,
    };
  } catch {
    return USUAL;
  }
}

function choose(change: Partial<HearingChoices>): void {
  current = { ...read(), ...change };
  try {
    window.localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage that refuses costs the memory of the choice, not the choice.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** How audiograms are shown here, and the way to change it. */
export function useHearingChoices(): readonly [HearingChoices, typeof choose] {
  return [useSyncExternalStore(subscribe, read, () => USUAL), choose];
}
