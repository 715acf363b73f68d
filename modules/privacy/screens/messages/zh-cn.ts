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
  channel: {
    phone: '电话',
    sms: '短信',
    messenger: '即时消息',
    email: '电子邮件',
    post: '信件',
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
  audit: {
    'consent.recorded': '记录同意',
    'preference-link.made': '生成偏好链接',
    'privacy-measure.placed': '设置保留或限制',
    'privacy-measure.lifted': '解除保留或限制',
    'privacy-request.taken': '登记隐私请求',
    'privacy-request.stepped': '处理隐私请求',
    'party.erased': '删除客户的全部信息',
    'person.exported': '导出客户的全部信息',
    'retention.changed': '更改保存期限',
    'retention.run': '执行保存期限',
    'processor.added': '登记受托方',
    'processor.changed': '更改受托方',
    'incident.recorded': '登记事件',
    'incident.changed': '更改事件',
    'incident.notified': '记录已通知',
  },
  subject: {
    'privacy-request': '隐私请求',
    processor: '受托方',
    incident: '事件',
    retention: '保存期限',
    'preference-link': '偏好链接',
  },
  problems: {
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
};
