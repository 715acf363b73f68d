import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'measurement.recorded': '記錄了一次測量',
    'measurement.imported': '從檔案讀入測量',
    'measurement.exchanged': '以 FHIR 匯出測量',
  },
};
