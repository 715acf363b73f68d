import { IconChartHistogram, IconPlayerPlay } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const valueScreens = defineScreens({
  name: 'value',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/value',
      component: lazyScreen(() => import('./value-page.tsx'), 'ValuePage'),
      permission: 'value.overview',
      titleKey: 'place',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconChartHistogram,
      path: '/value',
      order: 70,
      group: 'insight',
      permission: 'value.overview',
      goKey: 'v',
    },
  ],
  panels: [
    {
      slot: 'customer.right',
      order: 40,
      permission: 'value.read',
      titleKey: 'panel.title',
      component: lazyScreen(() => import('./lifetime-value-panel.tsx'), 'LifetimeValuePanel'),
    },
    {
      slot: 'today.main',
      order: 40,
      orderByRole: { 'relationship-manager': 5 },
      permission: 'value.read',
      component: lazyScreen(() => import('./drifting-panel.tsx'), 'DriftingPanel'),
    },
    {
      slot: 'settings.section',
      order: 300,
      permission: 'value.configure',
      titleKey: 'settings.title',
      component: lazyScreen(() => import('./value-settings-section.tsx'), 'ValueSettingsSection'),
    },
  ],
  tabs: [
    {
      slot: 'customer.tab',
      key: 'value',
      titleKey: 'tab',
      order: 80,
      permission: 'value.read',
      component: lazyScreen(() => import('./value-tab.tsx'), 'ValueTab'),
    },
  ],
  commands: [
    {
      id: 'value-run',
      labelKey: 'command.run',
      icon: IconPlayerPlay,
      permission: 'value.run',
      run: ({ navigate }) => navigate('/value'),
    },
  ],
});
