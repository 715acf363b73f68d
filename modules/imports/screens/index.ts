import { IconFileImport } from '@tabler/icons-react';
import { defineScreens, lazyScreen } from '#ui';

/** Where files come in: the list of imports, and the way of one file from upload to result. */
export const importsScreens = defineScreens({
  name: 'imports',
  messages: {
    en: () => import('./messages/en.ts'),
    'zh-CN': () => import('./messages/zh-cn.ts'),
    'zh-TW': () => import('./messages/zh-tw.ts'),
  },
  logWords: () => import('./log-words.ts'),
  pages: [
    {
      path: '/imports',
      component: lazyScreen(() => import('./imports-page.tsx'), 'ImportsPage'),
      permission: 'imports.read',
    },
    {
      path: '/imports/new',
      component: lazyScreen(() => import('./new-import-page.tsx'), 'NewImportPage'),
      permission: 'imports.run',
    },
    {
      path: '/imports/$importId',
      component: lazyScreen(() => import('./import-page.tsx'), 'ImportPage'),
      permission: 'imports.read',
    },
  ],
  navigation: [
    {
      labelKey: 'place',
      icon: IconFileImport,
      path: '/imports',
      order: 850,
      group: 'system',
      permission: 'imports.read',
    },
  ],
  panels: [
    {
      slot: 'first-run.door',
      order: 20,
      component: lazyScreen(() => import('./first-run-door.tsx'), 'FirstRunDoor'),
      permission: 'imports.run',
    },
  ],
  commands: [
    {
      id: 'import-file',
      labelKey: 'command',
      icon: IconFileImport,
      permission: 'imports.run',
      creates: true,
      run: ({ navigate }) => navigate('/imports/new'),
    },
  ],
});
