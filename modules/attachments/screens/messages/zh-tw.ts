import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  source: '檔案',
  tab: '檔案',
  label: '客戶的檔案',
  empty: { title: '還沒有檔案', text: '同意書、報告、信件、照片和錄音都放在這裡，拖到上方即可。' },
  noneRemoved: { title: '沒有取出的檔案', text: '取出的檔案可以從這裡恢復。' },
  shows: { label: '顯示哪些檔案', kept: '保存中', removed: '已取出' },
  more: '更多檔案',
  added: '已新增 {{name}}',
  removed: '已取出 {{name}}',
  restored: '已恢復 {{name}}',
  removedBy: '由{{name}}取出',
  restore: '恢復',
  remove: '取出 {{name}}',
  download: '下載 {{name}}',
  downloadIt: '下載',
  scanned: '已掃毒',
  beginningOnly: '此處只顯示開頭，全文請下載',
  timeline: {
    'attachment.added': '新增檔案：{{fileName}}',
    'attachment.removed': '取出檔案：{{fileName}}',
  },
  problems: {
    'attachment-too-large': { title: '檔案太大', detail: '請選擇不超過 50 MB 的檔案' },
    'attachment-kind-refused': {
      title: '不保存這種檔案',
      detail: '內容不是圖片、PDF、文字、辦公文件、聲音或影片；與檔名無關',
    },
    'attachment-empty': { title: '檔案是空的', detail: '請另選一個' },
    'attachment-known': { title: '客戶已有此檔案', detail: '請查看「{{fileName}}」' },
    'attachment-infected': { title: '掃毒發現問題', detail: '檔案未保存：{{found}}' },
    'virus-scanner-away': {
      title: '掃毒程式沒有回應',
      detail: '未掃毒的檔案不保存；請稍後再試或告知系統管理員',
    },
    'attachment-no-room': { title: '伺服器空間不足', detail: '請告知系統管理員' },
    'attachment-gone': { title: '檔案已不在伺服器上', detail: '系統管理員可從備份恢復' },
  },
};
