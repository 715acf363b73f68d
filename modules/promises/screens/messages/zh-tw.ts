import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  place: '承諾',
  source: '承諾',
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
  timeline: {
    promise: {
      given: '承諾：{{promise}}',
      kept: '已履行：{{promise}}',
      broken: '未履行：{{promise}}',
      excused: '已免責：{{promise}}',
      withdrawn: '已撤回：{{promise}}',
      renegotiated: '另約日期：{{promise}}',
      recovered: '已補救：{{promise}}',
    },
    redress: {
      paid: '已付補償：{{promise}}',
    },
  },
  problems: {
    'unknown-promise-kind': {
      title: '不能手工作出這項承諾',
      detail: '請從清單中選擇一項承諾',
    },
    'broken-promise-first': {
      title: '之前的承諾未履行且尚未補救',
      detail: '請先補救。有權限者可說明理由後再承諾',
    },
    'promise-decided': {
      title: '這項承諾已有結果',
      detail: '請重新查看結果',
    },
    'promise-moved-on': {
      title: '別人已更改這項承諾',
      detail: '請重新查看後再決定',
    },
    'promise-time-out-of-range': {
      title: '時間不合適',
      detail: '新日期須晚於現在的期限且在一年內；履行時間須在作出承諾之後、現在之前',
    },
    'promise-renegotiated-once': {
      title: '已與客戶另約過一次',
      detail: '請按約定履行；未能做到則道歉補救',
    },
    'nothing-owed': {
      title: '這項承諾沒有應付補償',
      detail: '可能已經付過',
    },
    'redress-paid-already': {
      title: '補償已付',
      detail: '已付補償說明承諾未履行，不能再免責',
    },
    'unsound-promise': {
      title: '這樣寫的承諾無法衡量',
      detail: '請選擇系統中已有的事件',
    },
    'not-promisable': {
      title: '不能向該客戶作出承諾',
      detail: '該客戶已故或已歸檔',
    },
  },
};
