import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  place: '隐私',
  source: '隐私',
  purpose: {
    service: '与服务有关',
    survey: '满意度调查',
    marketing: '消息与优惠',
    'health-data': '使用健康信息',
    sharing: '提供给合作方',
  },
  decision: {
    given: '同意',
    withdrawn: '撤回',
  },
  timeline: {
    consent: {
      recorded: '$t(purpose.{{purpose}})：$t(decision.{{decision}})',
    },
  },
  problems: {
    'no-privacy-notice': { title: '当时没有生效的隐私告知', detail: '请先在“隐私”中撰写，或选择更晚的时间' },
    'wording-in-force': { title: '这些文字已生效', detail: '请撰写今天或以后生效的新版本' },
    'wording-day-taken': { title: '当天已有另一版本生效', detail: '请另选日期，或先撤回该版本' },
    'legal-hold-stands': {
      title: '法律保留：不能删除此客户',
      detail: '{{reasons}}。可以改为限制处理，或先解除保留',
    },
    'identity-not-checked': {
      title: '尚未核实请求人的身份',
      detail: '请先核实身份，信息不能交给陌生人',
    },
    'privacy-request-closed': {
      title: '此请求已结束',
      detail: '如有新的要求，请另行登记',
    },
    'no-extension-allowed': {
      title: '法律不允许再延长',
      detail: '请在期限内答复',
    },
    'register-changed-meanwhile': {
      title: '其他人已更改此内容',
      detail: '请重新打开后再修改',
    },
    'erasure-not-confirmed': {
      title: '客户编号不符',
      detail: '请按客户页面上的编号输入',
    },
  },
  consent: {
    title: '可以联系吗？',
    yes: '可以',
    later: '8 点以后',
    no: '不可以',
    record: '记录决定',
    recordTitle: '客户作了什么决定？',
    purpose: '用途',
    channels: '方式',
    decision: '决定',
    allow: '同意',
    takeBack: '撤回',
    how: '途径',
    evidence: '依据',
    evidencePlaceholder: '例如：某日签署的表格、在电话中告诉了谁',
    byGuardian: '由父母或监护人决定',
    save: '保存',
    cancel: '取消',
    saved: '已记录',
    history: '历史（{{count}}）',
    historyTitle: '何时作了什么决定',
    guardian: '监护人',
    version: '文本版本 {{version}}',
    link: '偏好页面链接',
    linkTitle: '客户自己的页面',
    linkText: '持有此链接的人可以在 {{date}} 之前更改联系方式的选择，请只交给本人',
    more: '权利与数据',
  },
};
