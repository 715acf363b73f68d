import { Select } from '@mantine/core';
import {
  Card,
  type Owned,
  PageHeader,
  type PanelEntry,
  PartBoundary,
  RegisteredComponent,
  useLabel,
  useSlotPanels,
  useUrlState,
} from '#ui';
import styles from './settings.module.css';
import { useSettingsWords } from './words/use-settings-words.ts';

const keyOf = (panel: Owned<PanelEntry>) =>
  `${panel.moduleName}.${(panel.titleKey ?? '').replace(/\.title$/, '')}`;

/** Sections that modules registered, one shown at a time; which one is kept in the address. */
export function SettingsPage() {
  const words = useSettingsWords();
  const label = useLabel();
  const panels = useSlotPanels('settings.section').filter((panel) => panel.titleKey !== undefined);
  const [wanted, want] = useUrlState('section', { push: true });
  const current = panels.find((panel) => keyOf(panel) === wanted) ?? panels[0];
  const sections = panels.map((panel) => ({
    value: keyOf(panel),
    label: label(panel.moduleName, panel.titleKey ?? ''),
  }));
  if (!current) return <PageHeader title={words('settings.title')} />;
  const currentKey = keyOf(current);
  return (
    <>
      <PageHeader title={words('settings.title')} />
      <div className={styles.page}>
        <nav className={styles.sections} aria-label={words('settings.sections')}>
          {sections.map(({ value, label: name }) => (
            <button
              key={value}
              type="button"
              aria-current={value === currentKey ? 'page' : undefined}
              className={styles.section}
              onClick={() => want(value)}
            >
              {name}
            </button>
          ))}
        </nav>
        <Select
          className={styles.sectionChoice}
          aria-label={words('settings.sections')}
          data={sections}
          value={currentKey}
          allowDeselect={false}
          onChange={(value) => value !== null && want(value)}
        />
        <Card title={label(current.moduleName, current.titleKey ?? '')} key={currentKey}>
          <PartBoundary>
            <RegisteredComponent component={current.component} />
          </PartBoundary>
        </Card>
      </div>
    </>
  );
}
