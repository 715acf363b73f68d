import { Popover, SegmentedControl, Switch, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import {
  Avatar,
  isLanguage,
  languageNames,
  languages,
  type ThemeChoice,
  useOpenShortcutSheet,
  usePreferences,
  useSession,
} from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './shell.module.css';

function isThemeChoice(value: string): value is ThemeChoice {
  return value === 'light' || value === 'dark' || value === 'system';
}

function PreferenceControls() {
  const words = useWords();
  const [preferences, setPreferences] = usePreferences();
  return (
    <>
      <div className={styles.menuLabel}>{words('language')}</div>
      <SegmentedControl
        fullWidth
        aria-label={words('language')}
        value={preferences.language}
        onChange={(language) => isLanguage(language) && setPreferences({ language })}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
      />
      <div className={styles.menuLabel}>{words('theme')}</div>
      <SegmentedControl
        fullWidth
        aria-label={words('theme')}
        value={preferences.theme}
        onChange={(theme) => isThemeChoice(theme) && setPreferences({ theme })}
        data={[
          { value: 'light', label: words('themeLight') },
          { value: 'dark', label: words('themeDark') },
          { value: 'system', label: words('themeSystem') },
        ]}
      />
      <Switch
        className={styles.menuSwitch}
        styles={{ body: { justifyContent: 'space-between' } }}
        label={words('largeType')}
        labelPosition="left"
        checked={preferences.largeType}
        onChange={(event) => setPreferences({ largeType: event.currentTarget.checked })}
      />
    </>
  );
}

/** Language, theme, type size, shortcuts and leaving, behind the person's initial. */
export function UserMenu() {
  const words = useWords();
  const session = useSession();
  const openShortcutSheet = useOpenShortcutSheet();
  const [isOpen, menu] = useDisclosure(false);
  const name = session?.person.name ?? '';
  return (
    <Popover position="bottom-end" width="18rem" opened={isOpen} onChange={menu.set} trapFocus>
      <Popover.Target>
        <UnstyledButton className={styles.userButton} onClick={menu.toggle}>
          <Avatar name={name === '' ? 'P' : name} tone="indigo" />
          <span className="visually-hidden">
            {words('account')} {name}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.userMenu} aria-label={words('account')}>
        {name === '' ? null : <div className={styles.userName}>{name}</div>}
        <PreferenceControls />
        <hr className={styles.rule} />
        <UnstyledButton
          className={styles.menuItem}
          onClick={() => {
            menu.close();
            openShortcutSheet();
          }}
        >
          <IconKeyboard size="1.125rem" stroke={1.7} aria-hidden />
          {words('shortcuts')}
          <kbd>?</kbd>
        </UnstyledButton>
        {session === undefined ? null : (
          <UnstyledButton className={styles.menuItem} onClick={() => void session.signOut()}>
            <IconLogout size="1.125rem" stroke={1.7} aria-hidden />
            {words('signOut')}
          </UnstyledButton>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
