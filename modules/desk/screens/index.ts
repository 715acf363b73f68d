import { defineScreens, lazyScreen } from '#ui';
import { draftKeeper } from './draft-keeper.ts';

export const deskScreens = defineScreens({
  name: 'desk',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  drafts: draftKeeper,
  panels: [
    {
      slot: 'list.views',
      order: 10,
      permission: 'desk.use',
      component: lazyScreen(() => import('./view-bar.tsx'), 'ViewBar'),
    },
    {
      slot: 'customer.head',
      order: 10,
      permission: 'desk.use',
      component: lazyScreen(() => import('./watch-buttons.tsx'), 'WatchButtons'),
    },
    {
      slot: 'today.side',
      order: 30,
      permission: 'desk.use',
      component: lazyScreen(() => import('./drafts-panel.tsx'), 'DraftsPanel'),
    },
    {
      slot: 'today.side',
      order: 40,
      permission: 'parties.read',
      component: lazyScreen(() => import('./happenings-panel.tsx'), 'HappeningsPanel'),
    },
    {
      slot: 'today.side',
      order: 50,
      permission: 'parties.read',
      component: lazyScreen(() => import('./starred-panel.tsx'), 'StarredPanel'),
    },
  ],
});
