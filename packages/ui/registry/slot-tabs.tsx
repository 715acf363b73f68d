import '@mantine/core/styles/Tabs.layer.css';
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLabel } from '../i18n/use-messages.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { PartBoundary } from './part-boundary.tsx';
import { RegisteredComponent } from './registered-component.tsx';
import type { TabEntry } from './screen-module.ts';
import { type Owned, useSlotTabs } from './screens-context.ts';
import styles from './slot-tabs.module.css';

export type SlotTabsProps = {
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** Name of the tab list for assistive technology. */
  readonly label: string;
  /** Shown under the tabs and above the open panel. */
  readonly children?: ReactNode;
};

function TabBadge({ tab, props }: { readonly tab: TabEntry; readonly props: SlotTabsProps['props'] }) {
  const count = tab.badge?.(props);
  return count === undefined || count === 0 ? null : <span className={styles.count}>{count}</span>;
}

function TabTitle({ tab, props }: { readonly tab: Owned<TabEntry>; readonly props: SlotTabsProps['props'] }) {
  const label = useLabel();
  return (
    <Tabs.Tab value={tab.key}>
      {label(tab.moduleName, tab.titleKey)}
      {tab.badge === undefined ? null : <TabBadge tab={tab} props={props} />}
    </Tabs.Tab>
  );
}

/** The tabs registered under a name; the open one is kept in the address. */
export function SlotTabs({ name, props, label, children }: SlotTabsProps) {
  const tabs = useSlotTabs(name);
  const [wanted, setWanted] = useUrlState('tab');
  const open = tabs.find((tab) => tab.key === wanted) ?? tabs[0];
  if (open === undefined) return children;
  return (
    <Tabs value={open.key} onChange={(key) => setWanted(key ?? undefined)} keepMounted={false}>
      <Tabs.List aria-label={label} className={styles.list}>
        {tabs.map((tab) => (
          <TabTitle key={tab.key} tab={tab} props={props} />
        ))}
      </Tabs.List>
      {children}
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.key} value={tab.key}>
          <PartBoundary>
            <RegisteredComponent component={tab.component} props={props} />
          </PartBoundary>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
