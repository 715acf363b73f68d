import { defineScreens, lazyScreen } from '#ui';

export { type FieldNumber, toMinorUnits, toQuantity, toWritten } from './minor-units.ts';

export const catalogueScreens = defineScreens({
  name: 'catalogue',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  panels: [
    {
      slot: 'settings.section',
      titleKey: 'items.title',
      order: 60,
      permission: 'catalogue.write',
      component: lazyScreen(() => import('./catalogue-section.tsx'), 'CatalogueSection'),
    },
  ],
});
