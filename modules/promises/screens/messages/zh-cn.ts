import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  place: '承诺',
  source: '承诺',
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
  timeline: {
    promise: {
      given: '承诺：{{promise}}',
      kept: '已履行：{{promise}}',
      broken: '未履行：{{promise}}',
      excused: '已免责：{{promise}}',
      withdrawn: '已撤回：{{promise}}',
      renegotiated: '另约日期：{{promise}}',
      recovered: '已补救：{{promise}}',
    },
    redress: {
      paid: '已付补偿：{{promise}}',
    },
  },
  problems: {
    'unknown-promise-kind': {
      title: '不能手工作出这项承诺',
      detail: '请从列表中选择一项承诺',
    },
    'broken-promise-first': {
      title: '之前的承诺未履行且尚未补救',
      detail: '请先补救。有权限者可说明理由后再承诺',
    },
    'promise-decided': {
      title: '这项承诺已有结果',
      detail: '请重新查看结果',
    },
    'promise-moved-on': {
      title: '别人已更改这项承诺',
      detail: '请重新查看后再决定',
    },
    'promise-time-out-of-range': {
      title: '时间不合适',
      detail: '新日期须晚于现在的期限且在一年内；履行时间须在作出承诺之后、现在之前',
    },
    'promise-renegotiated-once': {
      title: '已与客户另约过一次',
      detail: '请按约定履行；未能做到则道歉补救',
    },
    'nothing-owed': {
      title: '这项承诺没有应付补偿',
      detail: '可能已经付过',
    },
    'redress-paid-already': {
      title: '补偿已付',
      detail: '已付补偿说明承诺未履行，不能再免责',
    },
    'unsound-promise': {
      title: '这样写的承诺无法衡量',
      detail: '请选择系统中已有的事件',
    },
    'not-promisable': {
      title: '不能向该客户作出承诺',
      detail: '该客户已故或已归档',
    },
  },
};
