import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'assets.exchanged': '以 FHIR 匯出設備',
    'assets.recall-exported': '匯出召回名單',
    'asset.registered': '登記設備',
    'asset.event-recorded': '記錄設備經過',
  },
};
