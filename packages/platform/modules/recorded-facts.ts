import type { RawBuilder } from 'kysely';

/** Facts of parties that a module keeps, so that another can tell for how many parties there are any, and how fresh. */
export interface RecordedFacts {
  /** What kind of data they are, in the words of whoever asks for them. */
  dataClass: string;
  /** A select of `party_id` and `at`, when each fact happened; what was taken back is left out. */
  facts: RawBuilder<unknown>;
}

/** The facts of all modules, in their order. */
export function recordedFactsOf(
  modules: readonly { recordedFacts?: readonly RecordedFacts[] }[],
): RecordedFacts[] {
  return modules.flatMap(({ recordedFacts = [] }) => recordedFacts);
}
