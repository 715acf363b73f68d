import { defineScreens, lazyScreen } from '#ui';

export const timelineScreens = defineScreens({
  name: 'timeline',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  panels: [
    {
      slot: 'customer.composer',
      order: 10,
      permission: 'timeline.write',
      component: lazyScreen(() => import('./interaction-composer.tsx'), 'InteractionComposer'),
    },
  ],
  tabs: [
    {
      slot: 'customer.tab',
      key: 'timeline',
      titleKey: 'tab',
      order: 10,
      permission: 'timeline.read',
      component: lazyScreen(() => import('./timeline-tab.tsx'), 'TimelineTab'),
    },
  ],
});
