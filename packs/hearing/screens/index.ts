import { defineScreens, lazyScreen } from '#ui';

/** What the hearing pack shows in a customer's file. */
export const hearingScreens = defineScreens({
  name: 'hearing',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  panels: [
    {
      slot: 'settings.section',
      order: 310,
      titleKey: 'settings.title',
      permission: 'measurements.read',
      component: lazyScreen(() => import('./hearing-settings.tsx'), 'HearingSettings'),
    },
    {
      slot: 'service.step',
      order: 10,
      permission: 'measurements.read',
      component: lazyScreen(() => import('./take-from-tests.tsx'), 'TakeFromTests'),
    },
  ],
  tabs: [
    {
      slot: 'customer.tab',
      key: 'hearing',
      titleKey: 'tab',
      order: 25,
      permission: 'measurements.read',
      component: lazyScreen(() => import('./hearing-tab.tsx'), 'HearingTab'),
    },
  ],
});
