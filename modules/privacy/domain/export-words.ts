type Language = 'zh-CN' | 'zh-TW' | 'en';

/** The words of the document a person is given. */
export const PDF_WORDS = {
  'zh-CN': {
    title: '个人信息副本',
    customer: '客户',
    business: '机构',
    madeAt: '生成时间',
    madeBy: '生成人',
    lead: '以下是我们持有的关于您的全部记录，按种类列出；空白的项目未列出。',
  },
  'zh-TW': {
    title: '個人資料複本',
    customer: '客戶',
    business: '機構',
    madeAt: '產生時間',
    madeBy: '產生人',
    lead: '以下是我們持有的關於您的全部紀錄，按種類列出；空白的項目未列出。',
  },
  en: {
    title: 'Copy of personal data',
    customer: 'Customer',
    business: 'Business',
    madeAt: 'Made at',
    madeBy: 'Made by',
    lead: 'This is every record we hold on you, by kind. Empty fields are left out.',
  },
} as const;

/** What a table holds, in words; a table that is not named here shows its own name. */
const TABLES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'parties.party': { 'zh-CN': '客户资料', 'zh-TW': '客戶資料', en: 'Customer file' },
  'parties.contact_point': { 'zh-CN': '联系方式', 'zh-TW': '聯絡方式', en: 'Telephones and addresses' },
  'parties.identity': { 'zh-CN': '识别号码', 'zh-TW': '識別號碼', en: 'Numbers you are recognised by' },
  'parties.party_tag': { 'zh-CN': '标签', 'zh-TW': '標籤', en: 'Tags' },
  'parties.figure': { 'zh-CN': '计算得出的数字', 'zh-TW': '計算得出的數字', en: 'Computed figures' },
  'parties.change': { 'zh-CN': '资料更改记录', 'zh-TW': '資料更改紀錄', en: 'Changes of the file' },
  'privacy.consent_fact': { 'zh-CN': '同意与撤回', 'zh-TW': '同意與撤回', en: 'Consents and withdrawals' },
  'privacy.measure': { 'zh-CN': '保留与限制', 'zh-TW': '保留與限制', en: 'Holds and restrictions' },
  'orders.order_line': { 'zh-CN': '购买记录', 'zh-TW': '購買紀錄', en: 'Purchases' },
  'timeline.interaction': { 'zh-CN': '备注与通话', 'zh-TW': '備註與通話', en: 'Notes and calls' },
  'timeline.retraction': { 'zh-CN': '已撤回的备注', 'zh-TW': '已撤回的備註', en: 'Retracted notes' },
  'follow_ups.care_task': { 'zh-CN': '关怀任务', 'zh-TW': '關懷任務', en: 'Care planned' },
  'follow_ups.care_step': { 'zh-CN': '关怀经过', 'zh-TW': '關懷經過', en: 'Care given' },
  'value.score': { 'zh-CN': '客户价值估计', 'zh-TW': '客戶價值估計', en: 'Estimated value' },
  'value.drift': { 'zh-CN': '消费规律变化', 'zh-TW': '消費規律變化', en: 'Departure from own pattern' },
  'parties.merge': { 'zh-CN': '合并记录', 'zh-TW': '合併紀錄', en: 'Merges' },
  'parties.merge_row': { 'zh-CN': '合并明细', 'zh-TW': '合併明細', en: 'Rows of merges' },
  'parties.merged_party': { 'zh-CN': '旧编号', 'zh-TW': '舊編號', en: 'Earlier keys' },
  'parties.possible_duplicate': { 'zh-CN': '可能重复', 'zh-TW': '可能重複', en: 'Possible duplicates' },
  'appointments.appointment': { 'zh-CN': '预约', 'zh-TW': '預約', en: 'Appointments' },
  'appointments.appointment_fact': {
    'zh-CN': '预约经过',
    'zh-TW': '預約經過',
    en: 'What happened with appointments',
  },
  'appointments.claim': {
    'zh-CN': '预约占用的时间',
    'zh-TW': '預約佔用的時間',
    en: 'Time taken by appointments',
  },
  'appointments.waiting': { 'zh-CN': '候补', 'zh-TW': '候補', en: 'Waiting list' },
  'assets.asset': { 'zh-CN': '持有的设备', 'zh-TW': '持有的設備', en: 'What you own from us' },
  'assets.asset_fact': {
    'zh-CN': '设备经过',
    'zh-TW': '設備經過',
    en: 'What happened with what you own',
  },
  'assets.held_serial': { 'zh-CN': '序列号', 'zh-TW': '序號', en: 'Serial numbers' },
  'measurements.measurement': { 'zh-CN': '测量结果', 'zh-TW': '測量結果', en: 'Measurements' },
  'service_processes.process': { 'zh-CN': '服务流程', 'zh-TW': '服務流程', en: 'Service processes' },
  'service_processes.process_fact': {
    'zh-CN': '服务流程步骤',
    'zh-TW': '服務流程步驟',
    en: 'Steps of service processes',
  },
  'field_work.place': { 'zh-CN': '上门地址', 'zh-TW': '到府地址', en: 'Where they are visited' },
  'field_work.plan': { 'zh-CN': '保养计划', 'zh-TW': '保養計畫', en: 'Maintenance plans' },
  'field_work.plan_done': { 'zh-CN': '已做的保养', 'zh-TW': '已做的保養', en: 'Maintenance done' },
  'field_work.visit': { 'zh-CN': '上门服务', 'zh-TW': '到府服務', en: 'Visits to them' },
  'field_work.visit_fact': {
    'zh-CN': '上门服务经过',
    'zh-TW': '到府服務經過',
    en: 'What happened with visits',
  },
  'attachments.attachment': { 'zh-CN': '文件', 'zh-TW': '檔案', en: 'Files' },
  'desk.draft': { 'zh-CN': '未完成的草稿', 'zh-TW': '未完成的草稿', en: 'Drafts' },
  'desk.happening': { 'zh-CN': '关注动态', 'zh-TW': '關注動態', en: 'Happenings told to followers' },
  'desk.watch': { 'zh-CN': '关注', 'zh-TW': '關注', en: 'Who follows them' },
  'orders.import_sighting': { 'zh-CN': '导入记录', 'zh-TW': '匯入紀錄', en: 'Import bookkeeping' },
  'parties.key_account': { 'zh-CN': '重点客户', 'zh-TW': '重點客戶', en: 'Key account' },
  'parties.likeness': { 'zh-CN': '查重标记', 'zh-TW': '查重標記', en: 'Marks for finding duplicates' },
  'parties.relation': { 'zh-CN': '关系', 'zh-TW': '關係', en: 'Relations' },
  'value.care_episode': { 'zh-CN': '关怀提醒', 'zh-TW': '關懷提醒', en: 'Care episodes' },
  'value.drift_snooze': { 'zh-CN': '疏远提醒推迟', 'zh-TW': '疏遠提醒延後', en: 'Drift put off' },
  'value.hidden_gem': { 'zh-CN': '潜力客户', 'zh-TW': '潛力客戶', en: 'Hidden gem' },
  'promises.promise': { 'zh-CN': '承诺', 'zh-TW': '承諾', en: 'Promises' },
  'promises.promise_fact': { 'zh-CN': '承诺经过', 'zh-TW': '承諾經過', en: 'What was said of promises' },
  'promises.heard_event': {
    'zh-CN': '用于衡量承诺的事件',
    'zh-TW': '用於衡量承諾的事件',
    en: 'Events promises are measured by',
  },
  'promises.redress': { 'zh-CN': '补偿', 'zh-TW': '補償', en: 'Redress' },
  'promises.redress_payment': { 'zh-CN': '补偿付款', 'zh-TW': '補償付款', en: 'Redress paid' },
  'platform.event': { 'zh-CN': '事件', 'zh-TW': '事件', en: 'Events' },
};

export function tableWords(table: string, language: Language): string {
  return TABLES[table]?.[language] ?? table;
}
