import { Button, NumberInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { RetentionRule } from '#modules/privacy/contract';
import { answered, Card, ConfirmDestructive, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import styles from './privacy.module.css';
import { privacyKey, usePrivacyAct, useTableName } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

/** How long each kind of record is kept, what would go today, and the button that deletes it now. */
export function RetentionPart() {
  const words = useWords();
  const act = usePrivacyAct();
  const [changing, setChanging] = useState<RetentionRule>();
  const [isRunning, setIsRunning] = useState(false);
  const query = useQuery({
    queryKey: [...privacyKey, 'retention'],
    queryFn: ({ signal }) => answered(api.privacy.listRetention({ signal })),
  });
  const due = query.data?.items.reduce((sum, rule) => sum + rule.due.rows, 0) ?? 0;
  const run = async () => {
    await act(answered(api.privacy.runRetention({})), () => words('retention.ran'));
  };
  return (
    <Card>
      <p className={styles.text}>{words('retention.text')}</p>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={5} /> : null}
      {query.data ? <RuleTable rules={query.data.items} onChange={setChanging} /> : null}
      {due > 0 ? (
        <div className={styles.below}>
          <Button color="red" onClick={() => setIsRunning(true)}>
            {words('retention.run')}
          </Button>
        </div>
      ) : null}
      <ConfirmDestructive
        isOpen={isRunning}
        onClose={() => setIsRunning(false)}
        title={words('retention.runTitle')}
        actionLabel={words('retention.run')}
        onConfirm={run}
      >
        {words('retention.runText', { count: due })}
      </ConfirmDestructive>
      {changing ? <ChangeRule rule={changing} onClose={() => setChanging(undefined)} /> : null}
    </Card>
  );
}

type RuleTableProps = {
  readonly rules: readonly RetentionRule[];
  readonly onChange: (rule: RetentionRule) => void;
};

function RuleTable({ rules, onChange }: RuleTableProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const tableName = useTableName();
  return (
    <div className={styles.tableFrame}>
      <table className={`${styles.table} ${styles.stacked}`}>
        <thead>
          <tr>
            <th scope="col">{words('retention.what')}</th>
            <th scope="col">{words('retention.keep')}</th>
            <th scope="col">{words('retention.basis')}</th>
            <th scope="col">{words('retention.due')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.target}>
              <td>
                <strong>{tableName(rule.target)}</strong>
              </td>
              <td>
                {rule.keepMonths === null
                  ? words('retention.forever')
                  : words('retention.months', { count: rule.keepMonths })}
              </td>
              <td>
                {rule.basis}
                {rule.changedAt === null ? null : (
                  <div className={styles.quiet}>
                    {words('retention.by', {
                      name: rule.changedByName ?? '',
                      date: format.date(rule.changedAt),
                    })}
                  </div>
                )}
              </td>
              <td>
                {rule.due.beforeOn === null
                  ? null
                  : words('retention.before', {
                      count: rule.due.rows,
                      date: format.date(rule.due.beforeOn),
                    })}
              </td>
              <td>
                <Button
                  size="compact-sm"
                  aria-label={words('retention.changeOf', { name: tableName(rule.target) })}
                  onClick={() => onChange(rule)}
                >
                  {words('retention.change')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ChangeRule({ rule, onClose }: { readonly rule: RetentionRule; readonly onClose: () => void }) {
  const words = useWords();
  const tableName = useTableName();
  const act = usePrivacyAct();
  const [months, setMonths] = useState<number | ''>(rule.keepMonths ?? '');
  const [basis, setBasis] = useState(rule.basis);
  const save = () => {
    const body = { keepMonths: months === '' ? null : months, basis };
    const work = answered(api.privacy.setRetention({ params: { target: rule.target }, body }));
    return act(work, () => words('incident.saved'));
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={tableName(rule.target)}
      action={words('request.save')}
      onAct={save}
    >
      <NumberInput
        label={words('retention.monthsField')}
        min={1}
        max={1200}
        allowDecimal={false}
        value={months}
        onChange={(value) => setMonths(typeof value === 'number' ? value : '')}
      />
      <TextInput
        label={words('retention.basis')}
        placeholder={words('retention.basisPlaceholder')}
        maxLength={500}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
