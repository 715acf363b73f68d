import type { MessagesLike } from '#ui';
import type { fileWords as en } from './file-en.ts';

export const fileWords: MessagesLike<typeof en> = {
  file: {
    showNumbers: '显示号码',
    hideNumbers: '隐藏号码',
    showNumberOf: '显示电话 {{number}}',
    showNumbersHint: '查看会记录在这位客户名下',
    bar: '不再使用',
    unbar: '可以再次使用',
    barred: '请勿使用：{{reason}}',
    barredSince: '自 {{date}} 起',
    barReason: {
      'asked-not-to': '客户要求不要联系此处',
      'wrong-person': '是别人的',
      'out-of-service': '已停用',
      bounced: '消息被退回',
      'moved-away': '已搬走',
      other: '其他原因',
    },
    verify: '已核实',
    unverify: '撤回核实',
    verified: '{{when}}核实：{{how}}',
    verifiedShort: '已核实',
    verifiedHow: {
      reached: '已接通本人',
      'answered-message': '回复过消息',
      'in-person': '当面出示',
      document: '证件或文件上看到',
    },
  },
};
