import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  source: '设备',
  sided: '{{name}}（{{side}}）',
  side: { none: '不分左右', left: '左', right: '右' },
  status: {
    held: '尚未装配',
    'in-use': '使用中',
    'in-repair': '维修中',
    lost: '遗失',
    swapped: '已更换',
    returned: '已退回',
    retired: '已停用',
  },
  panel: {
    title: '设备',
    empty: '尚未登记设备',
    coveredUntil: '保修至{{day}}',
    coverEnded: '保修已于{{day}}到期',
  },
  field: {
    item: '商品',
    make: '品牌',
    model: '型号',
    serial: '序列号',
    side: '左右',
    invoiceNumber: '发票号',
    invoiceOn: '开票日期',
    installedOn: '装配日期',
  },
  register: { open: '登记设备', title: '登记设备', save: '登记', done: '已登记{{name}}' },
  timeline: {
    asset: {
      registered: '登记{{itemName}}',
      installed: '{{itemName}}完成装配',
      'repair-begun': '{{itemName}}送修',
      'parts-awaited': '{{itemName}}维修待配件',
      'parts-arrived': '{{itemName}}配件到货',
      'repair-ended': '{{itemName}}修毕交还',
      'part-changed': '{{itemName}}更换部件',
      swapped: '{{itemName}}已更换新机',
      returned: '{{itemName}}已退回',
      lost: '{{itemName}}遗失',
      found: '{{itemName}}找回',
      retired: '{{itemName}}停用',
    },
  },
  audit: { 'asset.registered': '登记设备', 'asset.event-recorded': '记录设备经过' },
  problems: {
    'serial-in-use': { title: '此序列号已在使用', detail: '请核对序列号；若设备已退回，请先记录退回' },
    'asset-changed': { title: '他人已更改此设备', detail: '请重新查看后再继续' },
    'asset-fact-impossible': { title: '这不可能发生', detail: '请核对日期以及设备此前的经过' },
  },
};
