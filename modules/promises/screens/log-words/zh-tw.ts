import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'promise-definition.changed': '更改了承諾內容',
    'promise.given': '作出承諾',
    'promise.kept': '確認承諾已履行',
    'promise.renegotiated': '與客戶另約日期',
    'promise.excused': '免責一項承諾',
    'promise.withdrawn': '撤回承諾',
    'promise.recovered': '補救了未履行的承諾',
    'redress.granted': '同意補償',
    'redress.paid': '登記補償已付',
  },
  table: {
    'promises.promise': '承諾',
    'promises.promise_fact': '承諾經過',
    'promises.heard_event': '用於衡量承諾的事件',
    'promises.redress': '補償',
    'promises.redress_payment': '補償付款',
  },
};
