import type { MessagesLike } from '#ui';
import type { messages as en } from './en.ts';

export const messages: MessagesLike<typeof en> = {
  layout: '显示方式',
  table: '表格',
  board: '看板：按{{field}}',
  boards: '看板，按',
  calendar: '日历：{{date}}',
  calendars: '日历',
  field: { ownerId: '负责人', branchId: '门店', tag: '标签', drift: '购买节奏' },
  date: { birthdayOn: '生日', lastBoughtOn: '最近购买', purchaseDueOn: '预计购买' },
  dateHow: {
    birthdayOn: '2 月 29 日出生的客户，平年显示在 28 日；已故客户不列入',
    lastBoughtOn: '已知最近一次购买的日期',
    purchaseDueOn: '最近一次购买加上该客户自己购买间隔的中位数；三次购买起才有',
  },
  nobody: '无人负责',
  noBranch: '无门店',
  computed: '这些列由购买记录计算得出，卡片不能移动',
  noTags: '还没有使用任何标签',
  noTagsText: '在客户档案里加上标签，每个标签就是这里的一列',
  onlyThese: '列随列表的筛选条件而定',
  moved: '{{name}}：{{column}}',
  movedMeanwhile: '这位客户刚被别人移动过，看板已显示现在的位置',
  drop: {
    here: '把文件放在这里',
    takes: '名片（.vcf）会打开新建客户，表格（CSV、Excel）会打开导入',
    refused: '这里不能使用“{{name}}”',
  },
  print: {
    view: '视图',
    all: '全部客户',
    filters: '筛选',
    none: '无',
    date: '打印时间',
    rows: '行数',
    of: '{{shown}} / {{all}}',
    ofMore: '前 {{shown}} 行，共超过 {{all}} 行',
  },
  inDay: {
    turns_other: '满 {{count}} 岁',
    none: '这一天没有客户',
    more: '显示这一天的更多客户',
    lastBought: '{{when}}购买',
    usually: '通常每 {{gap}}',
  },
};
