import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import type { Repair } from '#modules/repairs/contract';
import { Card, ErrorPanel, useLocaleFormat, useMay, useNow } from '#ui';
import { addDays } from '#working-time';
import { useLoaners } from './repair-queries.ts';
import styles from './repairs.module.css';
import { useRepairChange } from './use-repair-change.ts';
import { useWords } from './words/use-words.ts';

const USUAL_LOAN_DAYS = 14;

/** The thing of the house the customer has meanwhile. */
export function LoanCard({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const format = useLocaleFormat();
  const mayWrite = useMay()('repairs.write');
  const { loan, repairId, endedAt } = repair;
  const takeBack = useRepairChange(
    repair,
    () => api.repairs.takeBackLoaner({ params: { repairId } }),
    words('loan.doneBack'),
  );
  const isLent = loan !== null && loan.returnedOn === null;
  return (
    <Card title={words('loan.title')}>
      {loan ? (
        <p>
          {words('loan.lent', {
            name: loan.loanerName,
            serial: loan.loanerSerial,
            day: format.date(loan.expectedBackOn),
          })}
        </p>
      ) : (
        <p className={styles.quiet}>{words('loan.none')}</p>
      )}
      {loan?.returnedOn ? (
        <p className={styles.quiet}>{words('loan.back', { day: format.date(loan.returnedOn) })}</p>
      ) : null}
      {isLent && mayWrite ? (
        <Button loading={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
          {words('loan.takeBack')}
        </Button>
      ) : null}
      {!isLent && mayWrite && endedAt === null ? <LendForm repair={repair} /> : null}
    </Card>
  );
}

function LendForm({ repair }: { readonly repair: Repair }) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow());
  const loaners = useLoaners();
  const free = (loaners.data?.items ?? []).filter((one) => one.free);
  const [chosen, choose] = useState<string>();
  const [expectedBackOn, setExpected] = useState(addDays(today, USUAL_LOAN_DAYS));
  const loanerId = chosen ?? free[0]?.loanerId;
  const { repairId } = repair;
  const lend = useRepairChange(
    repair,
    (lent: string) =>
      api.repairs.lendLoaner({ params: { repairId }, body: { loanerId: lent, expectedBackOn } }),
    words('loan.done'),
  );
  if (loaners.data && free.length === 0) return <p className={styles.quiet}>{words('loan.noneFree')}</p>;
  return (
    <div className={styles.form}>
      <NativeSelect
        label={words('loan.which')}
        value={loanerId ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={free.map(({ loanerId: value, name, serial }) => ({ value, label: `${name} · ${serial}` }))}
      />
      <TextInput
        type="date"
        label={words('loan.until')}
        min={today}
        value={expectedBackOn}
        onChange={(event) => setExpected(event.currentTarget.value)}
      />
      {lend.error ? <ErrorPanel error={lend.error} /> : null}
      <Button
        disabled={!loanerId || expectedBackOn === ''}
        loading={lend.isPending}
        onClick={() => {
          if (loanerId) lend.mutate(loanerId);
        }}
      >
        {words('loan.lend')}
      </Button>
    </div>
  );
}
