import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { Card, Chip, HowBadge, NotEnoughData, useLocaleFormat } from '#ui';
import type { FormRecord } from '../form-measurement.ts';
import { aphabCertainty } from '../questionnaires/aphab.ts';
import { aphabScoreOf } from '../questionnaires/aphab-form.ts';
import { scoreCosi } from '../questionnaires/cosi.ts';
import { cosiNeedsOf } from '../questionnaires/cosi-form.ts';
import { HHIE_S_SOURCE, hhieScoreOf } from '../questionnaires/hhie-s-form.ts';
import { useDisagrees as disagrees } from '../questionnaires/ioi-ha.ts';
import { IOI_HA_SOURCE, ioiHaScoreOf } from '../questionnaires/ioi-ha-form.ts';
import { hoursWorn, isHardlyWorn } from '../questionnaires/wear-log.ts';
import styles from './hearing.module.css';
import type { Recorded } from './use-recording.ts';
import { useTakeOut } from './use-take-out.ts';
import { useWords } from './words/use-words.ts';

type Items = readonly Recorded<FormRecord>[];
type CardProps = { readonly items: Items };
const TONES = { below: 'amber', within: 'plain', above: 'green' } as const;

/** What somebody should look at: aids hardly worn, or worn by the log otherwise than was said. */
export function wearAlertOf(logs: Items, ioiHa: Items): 'hardly' | 'disagrees' | undefined {
  const log = logs[0] && hoursWorn(logs[0].value.answers);
  if (!log) return undefined;
  if (isHardlyWorn(log)) return 'hardly';
  const said = ioiHa[0] && ioiHaScoreOf(ioiHa[0].value.answers)?.items[0]?.answer;
  return said !== undefined && disagrees(said, log.hoursPerDay) ? 'disagrees' : undefined;
}

/** The inventory's seven answers against the norm of their group, and its totals over time. */
export function IoiHaCard({ items }: CardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const scored = items.flatMap(({ record, value }) => {
    const score = ioiHaScoreOf(value.answers);
    return score ? [{ record, value, score }] : [];
  });
  const latest = scored[0];
  if (!latest) return null;
  const { score, record } = latest;
  const mean = format.number(score.mean, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return (
    <Card headingLevel={3} title="IOI-HA" aside={<GivenBy item={latest} />}>
      <p>
        <strong>{words('outcome.ioiHa.total', { total: score.total, mean })}</strong>{' '}
        <HowBadge
          of="IOI-HA"
          definition={words('outcome.ioiHa.definition')}
          n={words('outcome.answers', { count: score.items.length })}
          period={format.dateTime(record.takenAt)}
          interval={words('outcome.noInterval')}
          filter={IOI_HA_SOURCE}
        />
      </p>
      <table className={styles.averages}>
        <caption className="visually-hidden">{words('outcome.ioiHa.items')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('outcome.ioiHa.domain')}</th>
            <th scope="col">{words('outcome.ioiHa.answer')}</th>
            <th scope="col">{words('outcome.ioiHa.norm')}</th>
          </tr>
        </thead>
        <tbody>
          {score.items.map(({ domain, answer, norm, against }) => (
            <tr key={domain}>
              <th scope="row">{words(`outcome.domain.${domain}`)}</th>
              <td>{answer}</td>
              <td>
                <Chip tone={TONES[against]}>{words(`outcome.against.${against}`)}</Chip>{' '}
                <span className={styles.quiet}>{norm.join('–')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Before
        lines={scored.slice(1).map((one) => ({
          key: one.record.measurementId,
          at: one.record.takenAt,
          text: words('outcome.ioiHa.total', {
            total: one.score.total,
            mean: format.number(one.score.mean, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
          }),
        }))}
      />
    </Card>
  );
}

/** The screening total with its band. */
export function HhieCard({ items }: CardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const scored = items.flatMap(({ record, value }) => {
    const score = hhieScoreOf(value.answers);
    return score ? [{ record, value, score }] : [];
  });
  const latest = scored[0];
  if (!latest) return null;
  const { score, record } = latest;
  const probability = format.percent(score.impairmentProbability);
  return (
    <Card headingLevel={3} title="HHIE-S" aside={<GivenBy item={latest} />}>
      <p>
        <strong>{words('outcome.hhie.total', { total: score.total })}</strong>{' '}
        <HowBadge
          of="HHIE-S"
          definition={words('outcome.hhie.definition')}
          n={words('outcome.answers', { count: 10 })}
          period={format.dateTime(record.takenAt)}
          interval={words('outcome.noInterval')}
          filter={HHIE_S_SOURCE}
        />
      </p>
      <p>
        {words(`outcome.hhie.band.${score.band}`)} · {words('outcome.hhie.probability', { probability })}
      </p>
      {score.refer ? <p className={styles.fault}>{words('outcome.hhie.refer')}</p> : null}
      <Before
        lines={scored.slice(1).map((one) => ({
          key: one.record.measurementId,
          at: one.record.takenAt,
          text: words('outcome.hhie.total', { total: one.score.total }),
        }))}
      />
    </Card>
  );
}

/** The customer's own needs and how they were rated once aids were worn. */
export function CosiCard({ items, onRate }: CardProps & { readonly onRate: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const latest = items[0];
  if (!latest) return null;
  const needs = cosiNeedsOf(latest.value.answers);
  const score = scoreCosi(needs);
  return (
    <Card
      headingLevel={3}
      title={words('outcome.cosi.title')}
      aside={
        <Button size="compact-sm" variant="subtle" onClick={onRate}>
          {words('outcome.cosi.rate')}
        </Button>
      }
    >
      <ol className={styles.needs}>
        {needs.map(({ rank, text, change, ability }) => (
          <li key={rank}>
            {text}{' '}
            <span className={styles.under}>
              {change || ability
                ? [
                    change ? words(`outcome.cosi.change.${change}`) : '',
                    ability ? words(`outcome.cosi.ability.${ability}`) : '',
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')
                : words('outcome.cosi.unrated')}
            </span>
          </li>
        ))}
      </ol>
      {score.meanChange === undefined || score.meanAbilityPercent === undefined ? (
        <p className={styles.quiet}>{words('outcome.cosi.noScore')}</p>
      ) : (
        <p>
          <strong>
            {words('outcome.cosi.score', {
              change: format.number(score.meanChange, { maximumFractionDigits: 2 }),
              ability: format.number(score.meanAbilityPercent, { maximumFractionDigits: 1 }),
            })}
          </strong>{' '}
          <HowBadge
            of={words('outcome.cosi.title')}
            definition={words('outcome.cosi.definition')}
            n={words('outcome.cosi.n', { count: score.n })}
            period={format.dateTime(latest.record.takenAt)}
            interval={words('outcome.noInterval')}
          />
        </p>
      )}
    </Card>
  );
}

const SCALES = ['easeOfCommunication', 'backgroundNoise', 'reverberation', 'aversiveness', 'global'] as const;

/** Percent of problems by scale without and with aids, and the difference. */
export function AphabCard({ items }: CardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const scored = items.map(({ record, value }) => ({ record, value, ...aphabScoreOf(value.answers) }));
  const [latest] = scored;
  if (!latest) return null;
  const unaided = scored.find(({ condition }) => condition === 'unaided');
  const aided = scored.find(({ condition }) => condition === 'aided');
  const certainty = unaided && aided && aphabCertainty(unaided.score, aided.score);
  const percent = (value: number | undefined) =>
    value === undefined ? <NotEnoughData /> : `${format.number(value, { maximumFractionDigits: 1 })} %`;
  return (
    <Card headingLevel={3} title="APHAB" aside={<GivenBy item={latest} />}>
      <table className={styles.averages}>
        <caption className={styles.quiet}>{words('outcome.aphab.definition')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('outcome.aphab.scale')}</th>
            <th scope="col">{words('outcome.aphab.unaided')}</th>
            <th scope="col">{words('outcome.aphab.aided')}</th>
            <th scope="col">{words('outcome.aphab.benefit')}</th>
          </tr>
        </thead>
        <tbody>
          {SCALES.map((scale) => {
            const [before, after] = [unaided?.score[scale], aided?.score[scale]];
            const benefit = before === undefined || after === undefined ? undefined : before - after;
            return (
              <tr key={scale}>
                <th scope="row">{words(`outcome.aphab.of.${scale}`)}</th>
                <td>{percent(before)}</td>
                <td>{percent(after)}</td>
                <td>{percent(benefit)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {unaided && aided ? (
        <p>
          {certainty === undefined
            ? words('outcome.aphab.chance')
            : words('outcome.aphab.certain', { percent: certainty })}
        </p>
      ) : null}
    </Card>
  );
}

/** Hours a day by the aids' own log. */
export function WearCard({ items }: CardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const lines = items.flatMap(({ record, value }) => {
    const worn = hoursWorn(value.answers);
    if (!worn) return [];
    const hours = format.number(worn.hoursPerDay, { maximumFractionDigits: 1 });
    return [
      {
        key: record.measurementId,
        at: record.takenAt,
        text: words('outcome.wear.line', { hours, days: worn.days }),
      },
    ];
  });
  if (lines.length === 0) return null;
  return (
    <Card headingLevel={3} title={words('outcome.wear.title')}>
      <Before lines={lines} />
    </Card>
  );
}

/** When it was answered and by whom, and the answers for other systems. */
function GivenBy({ item: { record, value } }: { readonly item: Recorded<FormRecord> }) {
  const words = useWords();
  const format = useLocaleFormat();
  const takeOut = useTakeOut();
  return (
    <span className={styles.buttons}>
      <span className={styles.quiet}>
        {`${format.date(record.takenAt)} · ${words(`outcome.by.${value.givenBy}`)}`}
      </span>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconFileExport size="1rem" stroke={1.7} aria-hidden />}
        onClick={() => takeOut(record.measurementId)}
      >
        FHIR
      </Button>
    </span>
  );
}

type BeforeProps = { readonly lines: readonly { key: string; at: string; text: string }[] };

function Before({ lines }: BeforeProps) {
  const format = useLocaleFormat();
  if (lines.length === 0) return null;
  return (
    <ul className={styles.before}>
      {lines.map(({ key, at, text }) => (
        <li key={key}>
          <span className={styles.quiet}>{format.date(at)}</span> {text}
        </li>
      ))}
    </ul>
  );
}
