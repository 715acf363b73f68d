import type { MessagesLike } from '#ui';
import type { messages as english } from './en.ts';

export const messages: MessagesLike<typeof english> = {
  source: '测量',
  problems: {
    'unknown-measurement-kind': { title: '没有这种测量', detail: '请从列出的种类中选择' },
    'measurement-not-accepted': { title: '测量数据有误', detail: '请检查标出的数值后再保存' },
    'measured-in-the-future': { title: '测量时间不能在将来', detail: '请检查测量的日期和时间' },
    'measurement-not-exchanged': { title: '这种测量没有交换格式', detail: '请导出其他种类，或打印' },
    'measurement-corrected-already': {
      title: '这次测量已由别人更正',
      detail: '请重新打开页面，更正最新的一份',
    },
  },
  timeline: { measurement: { recorded: '完成{{kindName}}' } },
};
