import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'import.uploaded': '上傳了要匯入的檔案',
    'import.configured': '設定了檔案的讀法',
    'import.tested': '試跑了匯入',
    'import.started': '開始了匯入',
    'import.paused': '暫停了匯入',
    'import.resumed': '繼續了匯入',
    'import.cancelled': '取消了匯入',
    'import.reverted': '撤回了匯入',
    'import-mapping.forgotten': '刪除了記住的欄位含義',
  },
};
