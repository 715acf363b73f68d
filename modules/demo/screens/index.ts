import { defineScreens, lazyScreen } from '#ui';

export const demoScreens = defineScreens({
  name: 'demo',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  panels: [
    {
      slot: 'first-run.door',
      order: 10,
      permission: 'demo.manage',
      component: lazyScreen(() => import('./demo-door.tsx'), 'DemoDoor'),
    },
    {
      slot: 'settings.section',
      order: 800,
      titleKey: 'settings.title',
      permission: 'demo.manage',
      component: lazyScreen(() => import('./demo-section.tsx'), 'DemoSection'),
    },
  ],
});
