import type { MessagesLike } from '#ui';
import type { fileWords as en } from './file-en.ts';

export const fileWords: MessagesLike<typeof en> = {
  file: {
    showNumbers: '顯示號碼',
    hideNumbers: '隱藏號碼',
    showNumberOf: '顯示電話 {{number}}',
    showNumbersHint: '查看會記錄在這位客戶名下',
    bar: '不再使用',
    unbar: '可以再次使用',
    barred: '請勿使用：{{reason}}',
    barredSince: '自 {{date}} 起',
    barReason: {
      'asked-not-to': '客戶要求不要聯絡此處',
      'wrong-person': '是別人的',
      'out-of-service': '已停用',
      bounced: '訊息被退回',
      'moved-away': '已搬走',
      other: '其他原因',
    },
    verify: '已核實',
    unverify: '撤回核實',
    verified: '{{when}}核實：{{how}}',
    verifiedShort: '已核實',
    verifiedHow: {
      reached: '已接通本人',
      'answered-message': '回覆過訊息',
      'in-person': '當面出示',
      document: '證件或文件上看到',
    },
  },
};
