import { defineScreens, lazyScreen } from '#ui';

export const integrationsScreens = defineScreens({
  name: 'integrations',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  panels: [
    {
      slot: 'settings.section',
      order: 700,
      titleKey: 'title',
      permission: 'integrations.manage',
      component: lazyScreen(() => import('./webhooks-section.tsx'), 'WebhooksSection'),
    },
  ],
});
