import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'service-process.started': '開始服務流程',
    'service-process.step-completed': '完成步驟',
    'service-process.step-overridden': '放行步驟',
    'service-process.step-skipped': '跳過步驟',
    'service-process.paused': '暫停服務流程',
    'service-process.resumed': '繼續服務流程',
    'service-process.cancelled': '放棄服務流程',
    'service-process.draft-saved': '儲存流程草稿',
    'service-process.draft-dropped': '放棄流程草稿',
    'service-process.published': '發布服務流程',
    'service-process.undone': '撤回步驟',
    'service-process.customer-asked': '記錄客戶評價',
  },
};
