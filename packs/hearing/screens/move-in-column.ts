import type { KeyboardEvent } from 'react';

/** Enter and the arrows go up and down the column of a cell named `ear.column.frequency`. */
export function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const column = (event.currentTarget.dataset.cell ?? '').split('.').slice(0, 2).join('.');
  const cells = event.currentTarget.closest('table')?.querySelectorAll(`[data-cell^="${column}."]`) ?? [];
  const next = cells[[...cells].indexOf(event.currentTarget) + step];
  if (next instanceof HTMLInputElement) next.select();
}
