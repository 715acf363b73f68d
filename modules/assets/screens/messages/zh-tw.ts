import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  source: '設備',
  sided: '{{name}}（{{side}}）',
  side: { none: '不分左右', left: '左', right: '右' },
  status: {
    held: '尚未裝配',
    'in-use': '使用中',
    'in-repair': '維修中',
    lost: '遺失',
    swapped: '已更換',
    returned: '已退回',
    retired: '已停用',
  },
  panel: {
    title: '設備',
    empty: '尚未登記設備',
    coveredUntil: '保固至{{day}}',
    coverEnded: '保固已於{{day}}到期',
  },
  field: {
    item: '商品',
    make: '品牌',
    model: '型號',
    serial: '序號',
    side: '左右',
    invoiceNumber: '發票號碼',
    invoiceOn: '開票日期',
    installedOn: '裝配日期',
  },
  register: { open: '登記設備', title: '登記設備', save: '登記', done: '已登記{{name}}' },
  timeline: {
    asset: {
      registered: '登記{{itemName}}',
      installed: '{{itemName}}完成裝配',
      'repair-begun': '{{itemName}}送修',
      'parts-awaited': '{{itemName}}維修待料',
      'parts-arrived': '{{itemName}}零件到貨',
      'repair-ended': '{{itemName}}修畢交還',
      'part-changed': '{{itemName}}更換零件',
      swapped: '{{itemName}}已更換新機',
      returned: '{{itemName}}已退回',
      lost: '{{itemName}}遺失',
      found: '{{itemName}}尋回',
      retired: '{{itemName}}停用',
    },
  },
  audit: { 'asset.registered': '登記設備', 'asset.event-recorded': '記錄設備經過' },
  problems: {
    'serial-in-use': { title: '此序號已在使用', detail: '請核對序號；若設備已退回，請先記錄退回' },
    'asset-changed': { title: '他人已更改此設備', detail: '請重新檢視後再繼續' },
    'asset-fact-impossible': { title: '這不可能發生', detail: '請核對日期以及設備先前的經過' },
  },
};
