import { describe, expect, it } from 'vitest';
import type { DataListColumn } from './data-list-types.ts';
import { arrangeColumns } from './use-visible-columns.ts';

const column = (key: string, isExtra = false): DataListColumn<null> => ({
  key,
  title: key,
  minRem: 5,
  isExtra,
  render: () => null,
});
const columns = [column('name'), column('phone'), column('branch'), column('tags', true)];

function arranged(keys: readonly string[] | undefined) {
  const chosen: (readonly string[])[] = [];
  const list = arrangeColumns(columns, { keys, onChange: (next) => chosen.push(next) });
  return { ...list, chosen, shown: list.visible.map(({ key }) => key) };
}

describe('the columns of a list', () => {
  it('are those not extra until somebody chooses', () => {
    expect(arranged(undefined).shown).toEqual(['name', 'phone', 'branch']);
  });

  it('stand in the order chosen, the naming one first, and unknown ones are passed over', () => {
    expect(arranged(['tags', 'gone', 'name', 'phone']).shown).toEqual(['name', 'tags', 'phone']);
  });

  it('are added at the end, taken away and moved', () => {
    const list = arranged(['name', 'phone', 'branch']);
    list.toggle('tags');
    list.toggle('phone');
    list.move('branch', -1);
    list.move('phone', -1);

    expect(list.chosen).toEqual([
      ['name', 'phone', 'branch', 'tags'],
      ['name', 'branch'],
      ['name', 'branch', 'phone'],
    ]);
  });
});
