import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  source: '文件',
  tab: '文件',
  label: '客户的文件',
  empty: { title: '还没有文件', text: '同意书、报告、信件、照片和录音都放在这里，拖到上方即可。' },
  noneRemoved: { title: '没有取出的文件', text: '取出的文件可以从这里恢复。' },
  shows: { label: '显示哪些文件', kept: '保存中', removed: '已取出' },
  more: '更多文件',
  added: '已添加 {{name}}',
  removed: '已取出 {{name}}',
  restored: '已恢复 {{name}}',
  removedBy: '由{{name}}取出',
  restore: '恢复',
  remove: '取出 {{name}}',
  download: '下载 {{name}}',
  downloadIt: '下载',
  scanned: '已查毒',
  beginningOnly: '此处只显示开头，全文请下载',
  timeline: {
    'attachment.added': '添加文件：{{fileName}}',
    'attachment.removed': '取出文件：{{fileName}}',
  },
  problems: {
    'attachment-too-large': { title: '文件太大', detail: '请选择不超过 50 MB 的文件' },
    'attachment-kind-refused': {
      title: '不保存这种文件',
      detail: '内容不是图片、PDF、文本、办公文档、声音或影片；与文件名无关',
    },
    'attachment-empty': { title: '文件是空的', detail: '请另选一个' },
    'attachment-known': { title: '客户已有此文件', detail: '请查看“{{fileName}}”' },
    'attachment-infected': { title: '查毒发现问题', detail: '文件未保存：{{found}}' },
    'virus-scanner-away': {
      title: '查毒程序没有回应',
      detail: '未查毒的文件不保存；请稍后再试或告知系统管理员',
    },
    'attachment-no-room': { title: '服务器空间不足', detail: '请告知系统管理员' },
    'attachment-gone': { title: '文件已不在服务器上', detail: '系统管理员可从备份恢复' },
  },
};
