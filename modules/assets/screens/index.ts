import { IconAlertTriangle } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

/** What a customer may lawfully ask for, to be read or chosen from. */
export const OptionList = lazyScreen(() => import('./option-list.tsx'), 'OptionList');

export const assetsScreens = defineScreens({
  name: 'assets',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/recalls',
      component: lazyScreen(() => import('./recall-page.tsx'), 'RecallPage'),
      permission: 'assets.recall',
      titleKey: 'recall.title',
    },
    {
      path: '/assets/$assetId',
      component: lazyScreen(() => import('./asset-page.tsx'), 'AssetPage'),
      permission: 'assets.read',
      titleKey: 'source',
    },
    {
      path: '/assets/$assetId/card',
      component: lazyScreen(() => import('./warranty-card-page.tsx'), 'WarrantyCardPage'),
      permission: 'assets.read',
      titleKey: 'card.title',
    },
  ],
  // A recall is rare: it is found by its name, and takes no room in everybody's navigation.
  commands: [
    {
      id: 'assets.recall',
      labelKey: 'recall.title',
      icon: IconAlertTriangle,
      run: ({ navigate }) => navigate('/recalls'),
      permission: 'assets.recall',
    },
  ],
  panels: [
    {
      slot: 'customer.right',
      order: 25,
      titleKey: 'panel.title',
      permission: 'assets.read',
      component: lazyScreen(() => import('./devices-panel.tsx'), 'DevicesPanel'),
    },
  ],
});
