import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconDownload,
  IconPlus,
  IconTableSpark,
  IconTrash,
  IconUpload,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { exportFormat, type PartyFilters, type PartySort, partiesRoutes } from '#modules/parties/contract';
import { useMay } from '#ui';
import { useWords } from './messages/use-words.ts';

/** What can be done from the list as a whole. */
export function CustomersActions({
  filters,
  sort,
}: {
  readonly filters: PartyFilters;
  readonly sort: PartySort;
}) {
  const words = useWords();
  const may = useMay();
  return (
    <>
      <ActionIcon
        component={Link}
        to="/customers/archived"
        variant="subtle"
        aria-label={words('desk.bin')}
        title={words('desk.bin')}
      >
        <IconTrash size="1.125rem" stroke={1.7} aria-hidden />
      </ActionIcon>
      <ActionIcon
        component={Link}
        to="/customers/coverage"
        variant="subtle"
        aria-label={words('coverage.link')}
        title={words('coverage.link')}
      >
        <IconTableSpark size="1.125rem" stroke={1.7} aria-hidden />
      </ActionIcon>
      {may('parties.merge') ? (
        <Button
          component={Link}
          to="/customers/duplicates"
          leftSection={<IconUsersGroup size="1rem" stroke={1.7} />}
        >
          {words('duplicates.link')}
        </Button>
      ) : null}
      {may('parties.export') ? <ExportMenu filters={filters} sort={sort} /> : null}
      {may('imports.run') ? (
        <Button component={Link} to="/imports" leftSection={<IconUpload size="1rem" stroke={1.7} />}>
          {words('list.import')}
        </Button>
      ) : null}
      {may('parties.write') ? (
        <Button
          component={Link}
          to="/customers/new"
          variant="filled"
          leftSection={<IconPlus size="1rem" stroke={1.7} />}
        >
          {words('create.title')}
        </Button>
      ) : null}
    </>
  );
}

function ExportMenu({ filters, sort }: { readonly filters: PartyFilters; readonly sort: PartySort }) {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          leftSection={<IconDownload size="1rem" stroke={1.7} />}
          rightSection={<IconChevronDown size="0.875rem" stroke={1.8} aria-hidden />}
        >
          {words('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormat.options.map((format) => (
          <Menu.Item key={format} component="a" href={exportAddress({ ...filters, sort, format })}>
            {words(`desk.exportAs.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Item
          onClick={() =>
            void navigate({
              to: '/customers/print',
              search: (before: Readonly<Record<string, unknown>>) => before,
            })
          }
        >
          {words('desk.print')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function exportAddress(query: object): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return `${partiesRoutes.exportParties.path}?${new URLSearchParams(given)}`;
}
