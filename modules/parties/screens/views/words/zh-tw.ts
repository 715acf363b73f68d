import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  layout: '顯示方式',
  table: '表格',
  board: '看板：按{{field}}',
  boards: '看板，按',
  calendar: '日曆：{{date}}',
  calendars: '日曆',
  field: { ownerId: '負責人', branchId: '門市', tag: '標籤', drift: '購買節奏' },
  date: { birthdayOn: '生日', lastBoughtOn: '最近購買', purchaseDueOn: '預計購買' },
  dateHow: {
    birthdayOn: '2 月 29 日出生的客戶，平年顯示在 28 日；已故客戶不列入',
    lastBoughtOn: '已知最近一次購買的日期',
    purchaseDueOn: '最近一次購買加上該客戶自己購買間隔的中位數；三次購買起才有',
  },
  nobody: '無人負責',
  noBranch: '無門市',
  computed: '這些欄由購買紀錄計算得出，卡片不能移動',
  noTags: '還沒有使用任何標籤',
  noTagsText: '在客戶檔案裡加上標籤，每個標籤就是這裡的一欄',
  onlyThese: '欄位隨清單的篩選條件而定',
  moved: '{{name}}：{{column}}',
  movedMeanwhile: '這位客戶剛被別人移動過，看板已顯示現在的位置',
  drop: {
    here: '把檔案放在這裡',
    takes: '名片（.vcf）會開啟新建客戶，表格（CSV、Excel）會開啟匯入',
    refused: '這裡不能使用「{{name}}」',
  },
  print: {
    view: '檢視',
    all: '全部客戶',
    filters: '篩選',
    none: '無',
    date: '列印時間',
    rows: '列數',
    of: '{{shown}} / {{all}}',
    ofMore: '前 {{shown}} 列，共超過 {{all}} 列',
  },
  inDay: {
    turns_other: '滿 {{count}} 歲',
    none: '這一天沒有客戶',
    more: '顯示這一天的更多客戶',
    lastBought: '{{when}}購買',
    usually: '通常每 {{gap}}',
  },
};
