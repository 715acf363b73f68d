import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'promise-definition.changed': '更改了承诺内容',
    'promise.given': '作出承诺',
    'promise.kept': '确认承诺已履行',
    'promise.renegotiated': '与客户另约日期',
    'promise.excused': '免责一项承诺',
    'promise.withdrawn': '撤回承诺',
    'promise.recovered': '补救了未履行的承诺',
    'redress.granted': '同意补偿',
    'redress.paid': '登记补偿已付',
  },
  table: {
    'promises.promise': '承诺',
    'promises.promise_fact': '承诺经过',
    'promises.heard_event': '用于衡量承诺的事件',
    'promises.redress': '补偿',
    'promises.redress_payment': '补偿付款',
  },
};
