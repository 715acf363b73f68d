import { NativeSelect } from '@mantine/core';
import { SYMBOL_SETS } from '../audiometry/audiogram-symbol.ts';
import { GRADE_SCHEMES } from '../audiometry/hearing-grade.ts';
import { SymbolKey } from './audiogram-chart.tsx';
import styles from './hearing.module.css';
import { GRADE_CHOICES, useHearingChoices } from './hearing-choices.ts';
import { useWords } from './words/use-words.ts';

/** How audiograms are shown on this device: by which grades, with which symbols. */
export function HearingSettings() {
  const words = useWords();
  const [choices, choose] = useHearingChoices();
  return (
    <div className={styles.settings}>
      <p className={styles.quiet}>{words('settings.note')}</p>
      <NativeSelect
        label={words('settings.grades')}
        description={GRADE_SCHEMES[choices.gradeScheme].source}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={choices.gradeScheme}
        onChange={(event) => {
          const chosen = GRADE_CHOICES.find((one) => one === event.currentTarget.value);
          if (chosen) choose({ gradeScheme: chosen });
        }}
        data={GRADE_CHOICES.map((value) => ({ value, label: words(`scheme.${value}`) }))}
      />
      <NativeSelect
        label={words('settings.symbols')}
        value={choices.symbols}
        onChange={(event) => {
          const chosen = SYMBOL_SETS.find((one) => one === event.currentTarget.value);
          if (chosen) choose({ symbols: chosen });
        }}
        data={SYMBOL_SETS.map((value) => ({ value, label: words(`settings.symbolSet.${value}`) }))}
      />
      <SymbolKey />
    </div>
  );
}
