import { Radio } from '@mantine/core';
import type { ShownOption } from '#modules/assets/contract';
import { Chip, type Tone, useLocaleFormat } from '#ui';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

type OptionListProps = {
  readonly options: readonly ShownOption[];
  readonly currency: string | null;
  /** With it, the options are chosen from. */
  readonly onChoose?: (optionKey: string) => void;
  readonly chosenKey?: string | undefined;
};

const TONES: Record<ShownOption['kind'], Tone> = {
  repair: 'green',
  exchange: 'indigo',
  refund: 'amber',
  'return-without-reason': 'amber',
};

/** What a customer may lawfully ask for: each with its reason, article, last day and evidence. */
export function OptionList({ options, currency, onChoose, chosenKey }: OptionListProps) {
  const words = useWords();
  if (!onChoose) {
    return (
      <ul className={styles.list}>
        {options.map((option) => (
          <li key={option.optionKey} className={styles.option}>
            <Chip tone={TONES[option.kind]}>{words(`option.${option.kind}`)}</Chip>
            <OptionWords option={option} currency={currency} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      {options.map((option) => (
        <Radio
          key={option.optionKey}
          value={option.optionKey}
          checked={chosenKey === option.optionKey}
          onChange={() => onChoose(option.optionKey)}
          name="option"
          label={words('optionBecause', {
            option: words(`option.${option.kind}`),
            reason: words(`reason.${option.reason}`, { count: option.count ?? 0 }),
          })}
          description={<OptionWords option={option} currency={currency} isShort />}
        />
      ))}
    </>
  );
}

type OptionWordsProps = {
  readonly option: ShownOption;
  readonly currency: string | null;
  readonly isShort?: boolean;
};

function OptionWords({ option, currency, isShort = false }: OptionWordsProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const { reason, count, untilOn, refund, evidence, costBorneBy } = option;
  const lines = [
    isShort ? undefined : words(`reason.${reason}`, { count: count ?? 0 }),
    words(`cover.by.${option.basis}`, { rules: local(option.rulesName), article: option.article }),
    untilOn === null ? undefined : words('optionUntil', { day: format.date(untilOn) }),
    refund && currency !== null ? refundWords() : undefined,
    words('optionNeeds', { evidence: evidence.map((one) => words(`evidence.${one}`)).join(words('comma')) }),
    costBorneBy === 'seller' ? undefined : words(`bearer.${costBorneBy}`),
  ];
  return <span className={styles.quiet}>{lines.filter((line) => line !== undefined).join(' · ')}</span>;

  function refundWords(): string | undefined {
    if (!refund || currency === null) return undefined;
    const amount = format.money(refund.amountMinor, currency);
    if (refund.depreciationMinor === 0) return words('refundFull', { amount });
    return words('refundLess', {
      amount,
      off: format.money(refund.depreciationMinor, currency),
      days: format.days(refund.daysOfUse),
    });
  }
}
