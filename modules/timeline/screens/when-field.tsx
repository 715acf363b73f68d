import { Button, TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useClock, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';

export type WhenFieldProps = {
  /** `2026-03-02T17:05` on the clocks of the business; empty for just now. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** When it happened: just now, unless somebody says otherwise. */
export function WhenField({ value, onChange }: WhenFieldProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const clock = useClock();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen && value === '') {
    return (
      <Button
        variant="subtle"
        color="gray"
        px="0.25rem"
        leftSection={<IconClock size="1rem" stroke={1.7} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {words('composer.earlier')}
      </Button>
    );
  }
  const now = clock.now();
  return (
    <>
      <TextInput
        type="datetime-local"
        aria-label={words('composer.when')}
        max={`${format.dayKey(now)}T23:59`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button
        variant="subtle"
        color="gray"
        onClick={() => {
          onChange('');
          setIsOpen(false);
        }}
      >
        {words('composer.justNow')}
      </Button>
    </>
  );
}
