import { Button } from '@mantine/core';
import { ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import styles from './care.module.css';
import { useRuleVersions } from './care-queries.ts';
import type { Rule } from './rule-values.ts';
import { useWords } from './words/use-words.ts';

type RuleVersionsProps = { readonly ruleKey: string; readonly onTake: (rule: Rule) => void };

/** Versions of a rule, with who wrote each and when; what an earlier one said can be taken up again. */
export function RuleVersions({ ruleKey, onTake }: RuleVersionsProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data, error, isPending, refetch } = useRuleVersions(ruleKey);
  return (
    <section className={styles.group} aria-label={words('ruleForm.versions')}>
      <strong>{words('ruleForm.versions')}</strong>
      {error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <Skeletons rows={1} /> : null}
      <ul className={styles.versions}>
        {data?.versions.map(({ rule, createdAt, createdByName }, index) => (
          <li key={rule.version} className={styles.later}>
            <span>
              {words('rules.version', { version: rule.version })}
              <span className={styles.quiet}>
                {' · '}
                {createdAt === null
                  ? words('ruleForm.asBrought')
                  : words('ruleForm.by', { date: format.dateTime(createdAt), name: createdByName ?? '' })}
              </span>
            </span>
            {index === 0 ? null : (
              <Button size="xs" onClick={() => onTake(rule)}>
                {words('ruleForm.take', { version: rule.version })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
