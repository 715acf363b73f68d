import { refuse } from '#contract-kit';
import { type MeasurementKind, measurementsProblems } from '../contract/index.ts';

/** The kinds that can be recorded, by key. */
export type Kinds = ReadonlyMap<string, MeasurementKind>;

const KEY = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

/**
 * Gathers the kinds that packs bring.
 * @throws Error that lists every key that is not `pack.kind` or is given twice
 */
export function readKinds(given: readonly MeasurementKind[]): Kinds {
  const kinds = new Map<string, MeasurementKind>();
  const faults: string[] = [];
  for (const kind of given) {
    if (!KEY.test(kind.key)) faults.push(`"${kind.key}" is no key; write it as pack.kind`);
    if (kinds.has(kind.key)) faults.push(`"${kind.key}" is given twice; keep one`);
    kinds.set(kind.key, kind);
  }
  if (faults.length > 0) throw new Error(`kinds of measurement cannot be used: ${faults.join('; ')}`);
  return kinds;
}

/** The kind of a key, or a refusal that names those there are. */
export function kindOf(kinds: Kinds, key: string): MeasurementKind {
  const kind = kinds.get(key);
  if (kind) return kind;
  const known = [...kinds.keys()].join(', ') || 'none';
  return refuse(
    measurementsProblems.unknownKind,
    `there is no kind of measurement "${key}"; there are: ${known}`,
  );
}
