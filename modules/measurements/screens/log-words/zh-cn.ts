import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'measurement.recorded': '记录了一次测量',
    'measurement.imported': '从文件读入测量',
    'measurement.exchanged': '以 FHIR 导出测量',
  },
};
