import { IconShieldLock } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

export const privacyScreens = defineScreens({
  name: 'privacy',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/privacy',
      permission: 'privacy.manage',
      component: lazyScreen(() => import('./privacy-page.tsx'), 'PrivacyPage'),
    },
    {
      path: '/privacy/requests/$requestId',
      permission: 'privacy.manage',
      component: lazyScreen(() => import('./request-page.tsx'), 'RequestPage'),
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconShieldLock,
      path: '/privacy',
      order: 850,
      group: 'system',
      permission: 'privacy.manage',
    },
  ],
  panels: [
    {
      slot: 'today.main',
      order: 95,
      permission: 'privacy.manage',
      component: lazyScreen(() => import('./today-panel.tsx'), 'TodayPanel'),
    },
    {
      slot: 'customer.left',
      order: 80,
      titleKey: 'consent.title',
      permission: 'privacy.consent-read',
      component: lazyScreen(() => import('./consent-panel.tsx'), 'ConsentPanel'),
    },
  ],
});
