import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  place: '匯入',
  command: '匯入檔案',
  problems: {
    'import-file-unreadable': { title: '無法把這個檔案讀成表格' },
    'import-disk-full': { title: '伺服器沒有空間存放這個檔案', detail: '請先騰出磁碟空間，再重新上傳' },
    'import-upload-interrupted': { title: '上傳中斷', detail: '請重新上傳檔案' },
    'import-mapping-incomplete': { title: '欄位的含義還不完整' },
    'import-not-in-that-state': { title: '匯入的狀態已經改變', detail: '它已進入另一個狀態，本頁稍後會顯示' },
    'import-same-file': { title: '這個檔案以前匯入過', detail: '請撤回那次匯入，或再匯入一次' },
    'import-contents-not-visible': {
      title: '您看不到這個檔案的內容',
      detail: '檔案可能含有電話和地址，請聯絡上傳者',
    },
    'import-file-gone': { title: '檔案已不再保存', detail: '請重新上傳' },
  },
};
