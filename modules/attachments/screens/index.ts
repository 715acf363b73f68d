import { defineScreens, lazyScreen } from '#ui';
import { useAttachmentCount } from './attachment-queries.ts';

export const attachmentsScreens = defineScreens({
  name: 'attachments',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  tabs: [
    {
      slot: 'customer.tab',
      key: 'files',
      titleKey: 'tab',
      order: 80,
      permission: 'attachments.read',
      component: lazyScreen(() => import('./files-tab.tsx'), 'FilesTab'),
      badge: ({ partyId }) => useAttachmentCount(String(partyId)),
    },
  ],
});
