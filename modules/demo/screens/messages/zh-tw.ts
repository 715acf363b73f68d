import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  door: {
    title: '先看看示範診所',
    text: '一家正在營業的連鎖診所：三家門市、兩千位客戶、六年的購買、維修和備註。樣樣可用，一鍵即可全部移除。',
    load: '載入示範診所',
    loading: '正在載入，大約半分鐘',
    open: '看看今天該關心誰',
  },
  settings: {
    title: '示範資料',
    none: '沒有載入示範。',
    loaded: '示範診所已載入。移除時會刪除它的客戶及其一切紀錄、銷售、員工和門市；您自己新增的都會保留。',
    removing: '正在移除示範。',
    remove: '移除示範',
    confirm: '要移除示範嗎？',
    removed: '示範已移除',
  },
  problems: {
    'demo-in-progress': { title: '示範正在載入或移除', detail: '請等它完成後再試。' },
    'demo-already-loaded': { title: '示範已經載入', detail: '要重新載入，請先移除。' },
    'no-demo-loaded': { title: '沒有載入示範', detail: '沒有什麼可以移除。' },
  },
};
