import { TextInput } from '@mantine/core';
import { useClock, useLocaleFormat } from '#ui';
import { useWords } from './words/use-words.ts';

type TakenAtFieldProps = {
  readonly className?: string | undefined;
  readonly value: string;
  readonly onChange: (takenAt: string) => void;
};

/** When something was measured or answered; empty for just now. */
export function TakenAtField({ className, value, onChange }: TakenAtFieldProps) {
  const words = useWords();
  const clock = useClock();
  const format = useLocaleFormat();
  return (
    <TextInput
      className={className}
      type="datetime-local"
      label={words('entry.takenAt')}
      description={words('section.takenAtNote')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      max={`${format.dayKey(clock.now())}T23:59`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
