import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  place: '导入',
  command: '导入文件',
  problems: {
    'import-file-unreadable': { title: '无法把这个文件读成表格' },
    'import-disk-full': { title: '服务器没有空间存放这个文件', detail: '请先腾出磁盘空间，再重新上传' },
    'import-upload-interrupted': { title: '上传中断', detail: '请重新上传文件' },
    'import-mapping-incomplete': { title: '列的含义还不完整' },
    'import-not-in-that-state': { title: '导入的状态已经改变', detail: '它已进入另一个状态，本页稍后会显示' },
    'import-same-file': { title: '这个文件以前导入过', detail: '请撤回那次导入，或再导入一次' },
    'import-contents-not-visible': {
      title: '您看不到这个文件的内容',
      detail: '文件可能含有电话和地址，请联系上传者',
    },
    'import-file-gone': { title: '文件已不再保存', detail: '请重新上传' },
  },
};
