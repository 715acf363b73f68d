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
    'no-privacy-notice': {
      title: '當時沒有生效的隱私告知',
      detail: '請先在「隱私」中撰寫，或選擇更晚的時間',
    },
    'wording-in-force': { title: '這些文字已生效', detail: '請撰寫今天或以後生效的新版本' },
    'wording-day-taken': { title: '當天已有另一版本生效', detail: '請另選日期，或先撤回該版本' },
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
  consent: {
    title: '可以聯絡嗎？',
    yes: '可以',
    later: '8 點以後',
    no: '不可以',
    record: '記錄決定',
    recordTitle: '客戶作了什麼決定？',
    purpose: '用途',
    channels: '方式',
    decision: '決定',
    allow: '同意',
    takeBack: '撤回',
    how: '途徑',
    evidence: '依據',
    evidencePlaceholder: '例如：某日簽署的表格、在電話中告訴了誰',
    byGuardian: '由父母或監護人決定',
    save: '儲存',
    cancel: '取消',
    saved: '已記錄',
    history: '歷史（{{count}}）',
    historyTitle: '何時作了什麼決定',
    guardian: '監護人',
    version: '文本版本 {{version}}',
    link: '偏好頁面連結',
    linkTitle: '客戶自己的頁面',
    linkText: '持有此連結的人可以在 {{date}} 之前更改聯絡方式的選擇，請只交給本人',
    more: '權利與資料',
  },
};
