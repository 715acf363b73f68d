import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'desk.view-added': '儲存檢視',
    'desk.view-changed': '修改檢視',
    'desk.view-removed': '移除檢視',
    'desk.first-view-chosen': '選擇起始檢視',
    'desk.draft-kept': '儲存草稿',
    'desk.draft-dropped': '捨棄草稿',
    'desk.watch-set': '星號或關注客戶',
    'desk.happenings-seen': '查看關注客戶的動態',
  },
};
