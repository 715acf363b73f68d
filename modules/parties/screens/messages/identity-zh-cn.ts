/** Words of merging, duplicates, households and relations. */
export const identityWords = {
  timeline: {
    'party.merged': '{{name}}（{{number}}）已合并到此客户',
    'party.merge-undone': '已撤销与 {{name}}（{{number}}）的合并',
  },
  audit: {
    'party.duplicate-decided': '处理疑似重复',
    'party.duplicate-sweep-started': '查找重复客户',
    'party.duplicate-sweep-cancelled': '停止查找重复客户',
    'party.merged': '合并两位客户',
    'party.merge-undone': '撤销合并',
  },
  problems: {
    'sweep-under-way': { title: '正在查找重复客户', detail: '请等待完成，或停止查找' },
    'merge-into-itself': { title: '两者是同一位客户', detail: '请选择另一位客户' },
    'merge-one-at-a-time': { title: '每次只能合并一位客户', detail: '请先合并前两位，再合并下一位' },
    'merge-undone-already': { title: '此合并已撤销', detail: '两位客户都已恢复' },
    'undo-later-merge-first': { title: '此客户之后又被合并', detail: '请先撤销后来的合并' },
  },
};
