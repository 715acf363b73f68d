import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  door: {
    title: '先看看演示诊所',
    text: '一家正在营业的连锁诊所：三家门店、两千位客户、六年的购买、维修和备注。样样可用，一键即可全部移除。',
    load: '载入演示诊所',
    loading: '正在载入，大约半分钟',
    open: '看看今天该关心谁',
  },
  settings: {
    title: '演示数据',
    none: '没有载入演示。',
    loaded: '演示诊所已载入。移除时会删除它的客户及其一切记录、销售、员工和门店；您自己添加的都会保留。',
    removing: '正在移除演示。',
    remove: '移除演示',
    confirm: '要移除演示吗？',
    removed: '演示已移除',
  },
  problems: {
    'demo-in-progress': { title: '演示正在载入或移除', detail: '请等它完成后再试。' },
    'demo-already-loaded': { title: '演示已经载入', detail: '要重新载入，请先移除。' },
    'no-demo-loaded': { title: '没有载入演示', detail: '没有什么可以移除。' },
  },
};
