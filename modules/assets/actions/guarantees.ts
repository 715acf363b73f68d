import {
  type GeneralSaleLaw,
  type GuaranteeRules,
  generalSaleLaw,
  guaranteeRules,
} from '../contract/index.ts';

/** The rules and terms by which cover is worked out. */
export interface Guarantees {
  rules: readonly GuaranteeRules[];
  laws: readonly GeneralSaleLaw[];
}

/**
 * Reads the rules that packs bring.
 * @throws Error that lists every fault: of shape, and versions of one key in force on the same day
 */
export function readGuarantees(given: { rules: readonly unknown[]; laws: readonly unknown[] }): Guarantees {
  const faults: string[] = [];
  const read =
    <T>(schema: { safeParse(value: unknown): { success: boolean; data?: T; error?: Error } }) =>
    (value: unknown): T[] => {
      const { data, error } = schema.safeParse(value);
      if (error) faults.push(error.message);
      return data === undefined ? [] : [data];
    };
  const rules = given.rules.flatMap(read<GuaranteeRules>(guaranteeRules));
  const laws = given.laws.flatMap(read<GeneralSaleLaw>(generalSaleLaw));
  faults.push(...overlaps(rules), ...overlaps(laws));
  if (faults.length > 0) throw new Error(`guarantees cannot be used: ${faults.join('; ')}`);
  return { rules, laws };
}

type Versioned = Pick<GuaranteeRules, 'key' | 'version' | 'effectiveFrom' | 'effectiveTo'>;

function overlaps(all: readonly Versioned[]): string[] {
  return all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter(
        (other) =>
          other.key === one.key &&
          one.effectiveFrom <= (other.effectiveTo ?? '9999-12-31') &&
          other.effectiveFrom <= (one.effectiveTo ?? '9999-12-31'),
      )
      .map(
        (other) => `"${one.key}" has versions ${one.version} and ${other.version} in force on the same day`,
      ),
  );
}
