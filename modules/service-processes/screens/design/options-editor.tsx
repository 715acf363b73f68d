import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { LocalText } from '#form-kit';
import { LocalTextInput } from '#ui';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { freeKey, noWords } from './template-edits.ts';

type Option = { value: string; label: LocalText };
type OptionsEditorProps = {
  readonly options: Option[];
  readonly onChange: (options: Option[]) => void;
};

/** The answers that can be chosen, of a question or of a column. */
export function OptionsEditor({ options, onChange }: OptionsEditorProps) {
  const words = useWords();
  const keys = options.map(({ value }) => value);
  return (
    <>
      {options.map((option, index) => (
        <div key={option.value} className={styles.part}>
          <LocalTextInput
            label={words('design.field.option', { number: index + 1 })}
            value={option.label}
            onChange={(label) =>
              onChange(options.map((each) => (each === option ? { ...each, label } : each)))
            }
          />
          <ActionIcon
            variant="subtle"
            aria-label={words('design.remove', { name: words('design.field.option', { number: index + 1 }) })}
            onClick={() => onChange(options.filter((each) => each !== option))}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => onChange([...options, { value: freeKey('option', keys), label: noWords }])}
        >
          {words('design.field.addOption')}
        </Button>
      </div>
    </>
  );
}
