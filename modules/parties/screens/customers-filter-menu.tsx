import { Button, Menu } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useMay } from '#ui';
import { useWords } from './messages/use-words.ts';
import { type FilterChoice, useFilterChoices } from './use-filter-choices.ts';
import type { FilterName } from './use-list-query.ts';

interface FilterMenuProps {
  readonly onChoose: (name: FilterName, value: string) => void;
}

/** Adds a filter: what it is about, then which value. */
export function CustomersFilterMenu({ onChoose }: FilterMenuProps) {
  const words = useWords();
  const choices = useFilterChoices();
  const mayValue = useMay()('value.read');
  const names = (Object.keys(choices) as FilterName[]).filter(
    (name) => mayValue || !['drift', 'minLifetimeValue', 'maxLifetimeValue'].includes(name),
  );
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconFilter size="1rem" stroke={1.7} />}>{words('filter.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown mah="26rem" style={{ overflowY: 'auto' }}>
        {names.map((name) => (
          <FilterSubmenu key={name} name={name} choices={choices[name]} onChoose={onChoose} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface SubmenuProps extends FilterMenuProps {
  readonly name: FilterName;
  readonly choices: readonly FilterChoice[];
}

function FilterSubmenu({ name, choices, onChoose }: SubmenuProps) {
  const title = useFilterTitle()(name);
  if (choices.length === 0) return null;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{title}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {choices.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onChoose(name, value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

/** What a filter is called. */
export function useFilterTitle(): (name: FilterName) => string {
  const words = useWords();
  return (name) =>
    ({
      branchId: words('filter.branch'),
      ownerId: words('filter.owner'),
      tag: words('filter.tag'),
      kind: words('filter.kind'),
      drift: words('filter.drift'),
      hasPhone: words('filter.hasPhone'),
      notBoughtDays: words('filter.notBoughtFor'),
      noContactDays: words('filter.noContactFor'),
      keyAccount: words('related.key.title'),
      archived: words('filter.archived'),
      withoutTag: words('more.withoutTag'),
      gender: words('more.gender'),
      language: words('more.language'),
      preferredChannel: words('more.preferredChannel'),
      bornInMonth: words('more.bornInMonth'),
      missing: words('more.missing'),
      withoutData: words('more.withoutData'),
      contactStanding: words('more.contactStanding'),
      completenessBelow: words('more.completenessBelow'),
      neverBought: words('more.neverBought'),
      minPurchases: words('more.minPurchases'),
      minSpend: words('more.minSpend'),
      minLifetimeValue: words('more.minLifetimeValue'),
      maxLifetimeValue: words('more.maxLifetimeValue'),
      addedWithinDays: words('more.addedWithinDays'),
    })[name];
}
