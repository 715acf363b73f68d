import type { EntryColumn } from './entry-cells.ts';
import type { useWords } from './words/use-words.ts';

/** "Right air", for heads of tables and labels of cells. */
export function columnName(words: ReturnType<typeof useWords>, { ear, conduction }: EntryColumn): string {
  return words('columnName', { ear: words(`ear.${ear}`), conduction: words(`conduction.${conduction}`) });
}
