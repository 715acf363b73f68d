import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'assets.exchanged': '以 FHIR 导出设备',
    'assets.recall-exported': '导出召回名单',
    'asset.registered': '登记设备',
    'asset.event-recorded': '记录设备经过',
  },
};
