import { type RawBuilder, sql } from 'kysely';
import type { Condition } from '#form-kit';

/**
 * A condition on answers kept as jsonb, as `holds` of the form kit reads it: where a field has several answers it is
 * enough that one fits, and what nobody answered fits nothing but `not`.
 */
export function conditionOn(data: RawBuilder<unknown>, rule: Condition): RawBuilder<boolean> {
  const each = (rules: readonly Condition[]) => rules.map((one) => conditionOn(data, one));
  if ('all' in rule) return sql`(${sql.join(each(rule.all), sql` and `)})`;
  if ('any' in rule) return sql`(${sql.join(each(rule.any), sql` or `)})`;
  if ('not' in rule) return sql`(not ${conditionOn(data, rule.not)})`;
  const { test, values } = leafOf(rule);
  const keys = rule.field.split('.').map((key) => `.${JSON.stringify(key)}`);
  const path = `strict $${keys.join('')}.** ? (${test})`;
  return sql`coalesce(jsonb_path_exists(${data}, ${path}::jsonpath, ${JSON.stringify(values)}::jsonb, true), false)`;
}

type Leaf = Exclude<Condition, { all: Condition[] } | { any: Condition[] } | { not: Condition }>;

function leafOf(rule: Leaf): { test: string; values: Record<string, unknown> } {
  if ('is' in rule) return { test: '@ == $v', values: { v: rule.is } };
  if ('in' in rule) {
    const test = rule.in.map((_, index) => `@ == $v${index}`).join(' || ');
    return { test, values: Object.fromEntries(rule.in.map((value, index) => [`v${index}`, value])) };
  }
  if ('atLeast' in rule) return { test: '@ >= $v', values: { v: rule.atLeast } };
  if ('atMost' in rule) return { test: '@ <= $v', values: { v: rule.atMost } };
  const isScalar = '@.type() == "number" || @.type() == "boolean" || @ like_regex "[^ \\t\\n\\r]"';
  return { test: isScalar, values: {} };
}
