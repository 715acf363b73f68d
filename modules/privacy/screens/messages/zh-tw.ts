import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  place: '隱私',
  source: '隱私',
  purpose: {
    service: '與服務有關',
    survey: '滿意度調查',
    marketing: '消息與優惠',
    'health-data': '使用健康資料',
    sharing: '提供給合作夥伴',
  },
  channel: {
    phone: '電話',
    sms: '簡訊',
    messenger: '即時訊息',
    email: '電子郵件',
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
    'consent.recorded': '記錄同意',
    'preference-link.made': '產生偏好連結',
    'privacy-measure.placed': '設定保留或限制',
    'privacy-measure.lifted': '解除保留或限制',
    'privacy-request.taken': '登記隱私請求',
    'privacy-request.stepped': '處理隱私請求',
    'party.erased': '刪除客戶的全部資料',
    'person.exported': '匯出客戶的全部資料',
    'retention.changed': '更改保存期限',
    'retention.run': '執行保存期限',
    'processor.added': '登記受託方',
    'processor.changed': '更改受託方',
    'incident.recorded': '登記事件',
    'incident.changed': '更改事件',
    'incident.notified': '記錄已通知',
  },
  subject: {
    'privacy-request': '隱私請求',
    processor: '受託方',
    incident: '事件',
    retention: '保存期限',
    'preference-link': '偏好連結',
  },
  problems: {
    'legal-hold-stands': {
      title: '法律保留：不能刪除此客戶',
      detail: '{{reasons}}。可以改為限制處理，或先解除保留',
    },
    'identity-not-checked': {
      title: '尚未核實請求人的身分',
      detail: '請先核實身分，資料不能交給陌生人',
    },
    'privacy-request-closed': {
      title: '此請求已結束',
      detail: '如有新的要求，請另行登記',
    },
    'no-extension-allowed': {
      title: '法律不允許再延長',
      detail: '請在期限內答覆',
    },
    'register-changed-meanwhile': {
      title: '其他人已更改此內容',
      detail: '請重新開啟後再修改',
    },
    'erasure-not-confirmed': {
      title: '客戶編號不符',
      detail: '請按客戶頁面上的編號輸入',
    },
  },
};
