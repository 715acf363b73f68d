/** Words of merging, duplicates, households and relations. */
export const identityWords = {
  timeline: {
    'party.merged': '{{name}}（{{number}}）已合併到此客戶',
    'party.merge-undone': '已復原與 {{name}}（{{number}}）的合併',
  },
  audit: {
    'party.duplicate-decided': '處理疑似重複',
    'party.duplicate-sweep-started': '尋找重複客戶',
    'party.duplicate-sweep-cancelled': '停止尋找重複客戶',
    'party.merged': '合併兩位客戶',
    'party.merge-undone': '復原合併',
  },
  problems: {
    'sweep-under-way': { title: '正在尋找重複客戶', detail: '請等待完成，或停止尋找' },
    'merge-into-itself': { title: '兩者是同一位客戶', detail: '請選擇另一位客戶' },
    'merge-one-at-a-time': { title: '每次只能合併一位客戶', detail: '請先合併前兩位，再合併下一位' },
    'merge-undone-already': { title: '此合併已復原', detail: '兩位客戶都已回復' },
    'undo-later-merge-first': { title: '此客戶之後又被合併', detail: '請先復原後來的合併' },
  },
};
