import { Button } from '@mantine/core';
import { api } from '#contract';
import type { ConsentState } from '#modules/privacy/contract';
import { answered, useLocaleFormat, useNow, useToasts } from '#ui';
import styles from './privacy.module.css';
import { usePrivacyAct } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

/** Holds and restrictions in force, with why and until when. */
export function StandingMeasures({
  partyId,
  state,
}: {
  readonly partyId: string;
  readonly state: ConsentState;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const act = usePrivacyAct();
  const today = format.dayKey(useNow());
  const standing = state.measures.filter(
    ({ liftedAt, untilOn }) => liftedAt === null && (untilOn === null || untilOn >= today),
  );
  if (standing.length === 0) return null;
  const lift = (measureId: string) =>
    act(answered(api.privacy.liftMeasure({ params: { partyId, measureId } })), () => words('measure.lifted'));
  return (
    <div className={styles.measures}>
      {standing.map(({ measureId, kind, reason, basis, untilOn, placedAt, placedByName }) => (
        <div key={measureId} className={styles.measure}>
          <div className={styles.rowHead}>
            <strong>{words(`measure.${kind}`)}</strong>
            {state.mayManage ? (
              <Button size="compact-sm" onClick={() => void lift(measureId).catch(toasts.failed)}>
                {words('measure.lift')}
              </Button>
            ) : null}
          </div>
          <div>{basis === '' ? reason : `${reason} · ${basis}`}</div>
          <div className={styles.quiet}>
            {[
              format.date(placedAt),
              placedByName,
              ...(untilOn === null ? [] : [words('measure.untilOn', { date: format.date(untilOn) })]),
            ].join(' · ')}
          </div>
        </div>
      ))}
    </div>
  );
}
