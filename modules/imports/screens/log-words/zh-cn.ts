import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  audit: {
    'import.uploaded': '上传了要导入的文件',
    'import.configured': '设定了文件的读法',
    'import.tested': '试运行了导入',
    'import.started': '开始了导入',
    'import.paused': '暂停了导入',
    'import.resumed': '继续了导入',
    'import.cancelled': '取消了导入',
    'import.reverted': '撤回了导入',
    'import-mapping.forgotten': '删除了记住的列含义',
  },
};
