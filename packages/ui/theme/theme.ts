import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core';

const evergreen: MantineColorsTuple = [
  '#e5f1ec',
  '#cfe4da',
  '#a9cfbe',
  '#80b9a0',
  '#5aa284',
  '#2f8a69',
  '#1c6b4f',
  '#17593f',
  '#124833',
  '#0c3525',
];

const dark: MantineColorsTuple = [
  '#e9efeb',
  '#bac6bf',
  '#95a29b',
  '#6f7d75',
  '#2c3732',
  '#232d28',
  '#1e2722',
  '#18201c',
  '#141b17',
  '#111714',
];

const gray: MantineColorsTuple = [
  '#f5f7f5',
  '#eef2ef',
  '#e0e6e1',
  '#d3dbd5',
  '#bcc7c0',
  '#84918a',
  '#5f6b65',
  '#48554e',
  '#2b3630',
  '#16211c',
];

const fieldVars = { '--input-height': 'var(--control)', '--input-fz': 'var(--text)' };
const optionStyles = { styles: { body: { alignItems: 'center' }, label: { fontSize: 'var(--text)' } } };
// A dialog's header element would otherwise count as a second banner of the page.
const quietHeader = { header: { role: 'presentation' } };
const plainModal = {
  styles: { title: { fontWeight: 650, fontSize: 'var(--text-lg)' }, overlay: { background: 'var(--scrim)' } },
};

const theme = createTheme({
  primaryColor: 'evergreen',
  primaryShade: { light: 6, dark: 6 },
  colors: { evergreen, dark, gray },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.1875rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  radius: { xs: '0.1875rem', sm: '0.25rem', md: '0.375rem', lg: '0.5rem', xl: '1rem' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { variant: 'default' },
      vars: () => ({
        root: {
          '--button-height': 'var(--control)',
          '--button-fz': 'var(--text)',
          '--button-padding-x': '0.75rem',
        },
      }),
      styles: { root: { fontWeight: 550 } },
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': 'var(--control)' } }),
    },
    Input: { vars: () => ({ wrapper: fieldVars }) },
    InputWrapper: { styles: { label: { fontWeight: 550, marginBottom: '0.25rem' } } },
    Checkbox: { defaultProps: { size: 'xs' }, ...optionStyles },
    Radio: { defaultProps: { size: 'xs' }, ...optionStyles },
    Switch: optionStyles,
    // A menu holds nothing but its items: a place to begin from would be read out, and is no child a menu may have.
    Menu: { defaultProps: { shadow: 'md', withinPortal: true, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', withinPortal: true } },
    Modal: { defaultProps: { centered: true, radius: 'lg', attributes: quietHeader }, ...plainModal },
    Drawer: { defaultProps: { attributes: quietHeader }, ...plainModal },
    Tooltip: { defaultProps: { openDelay: 300, withinPortal: true } },
  },
});

/** The Mantine theme made from our tokens, sizes in rem so that large type scales everything; close buttons speak the language shown. */
export function themeWithWords(closeLabel: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': closeLabel };
  return mergeThemeOverrides(theme, {
    components: {
      Modal: { defaultProps: { closeButtonProps } },
      Drawer: { defaultProps: { closeButtonProps } },
      Notification: { defaultProps: { closeButtonProps } },
    },
  });
}

const sharedVariables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--evergreen)',
  '--mantine-color-error': 'var(--vermilion)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-evergreen-filled': 'var(--fill)',
  '--mantine-color-evergreen-filled-hover': 'var(--fill-hover)',
  '--mantine-color-evergreen-light': 'var(--evergreen-soft)',
  '--mantine-color-evergreen-light-hover': 'var(--evergreen-line)',
  '--mantine-color-evergreen-light-color': 'var(--evergreen)',
  '--mantine-color-evergreen-text': 'var(--evergreen)',
  '--mantine-color-evergreen-outline': 'var(--evergreen)',
  '--mantine-color-evergreen-outline-hover': 'var(--evergreen-soft)',
  '--mantine-color-red-filled': 'var(--danger-fill)',
  '--mantine-color-red-filled-hover': 'var(--danger-fill-hover)',
  '--mantine-color-red-light': 'var(--vermilion-soft)',
  '--mantine-color-red-light-hover': 'var(--vermilion-line)',
  '--mantine-color-red-light-color': 'var(--vermilion)',
  '--mantine-color-red-outline': 'var(--vermilion)',
  '--mantine-color-red-text': 'var(--vermilion)',
  '--mantine-color-gray-light-color': 'var(--ink-2)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
  '--mantine-color-gray-text': 'var(--ink-2)',
  '--mantine-shadow-md': '0 2px 6px rgb(0 0 0 / 8%), 0 8px 24px rgb(0 0 0 / 10%)',
};

/** Points Mantine's variables at the tokens; both schemes resolve to the same names, the tokens change underneath. */
export const resolveThemeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: sharedVariables,
  dark: sharedVariables,
});
