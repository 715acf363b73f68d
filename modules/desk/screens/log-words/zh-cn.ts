import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'desk.view-added': '保存视图',
    'desk.view-changed': '修改视图',
    'desk.view-removed': '移除视图',
    'desk.first-view-chosen': '选择起始视图',
    'desk.draft-kept': '保存草稿',
    'desk.draft-dropped': '丢弃草稿',
    'desk.watch-set': '星标或关注客户',
    'desk.happenings-seen': '查看关注客户的动态',
  },
};
