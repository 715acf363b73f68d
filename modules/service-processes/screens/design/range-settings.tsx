import { NumberInput, TextInput } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';

type Range = { min: number; max: number; step?: number; unit: string };
type RangeSettingsProps = {
  readonly range: Range;
  readonly parts: readonly ('min' | 'max' | 'step')[];
  readonly onChange: (range: Partial<Range>) => void;
};

/** Between what and what a number may be, and what it counts. */
export function RangeSettings({ range, parts, onChange }: RangeSettingsProps) {
  const words = useWords();
  return (
    <div className={styles.line}>
      {parts.map((part) => (
        <NumberInput
          key={part}
          label={words(`design.field.${part}`)}
          value={range[part]}
          onChange={(value) => onChange({ [part]: Number(value) })}
        />
      ))}
      <TextInput
        label={words('design.field.unit')}
        value={range.unit}
        maxLength={20}
        onChange={(event) => onChange({ unit: event.currentTarget.value })}
      />
    </div>
  );
}
