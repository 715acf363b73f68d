import type { MessagesLike } from '#ui';
import type { papersWords as english } from './papers-en.ts';

export const papersWords: MessagesLike<typeof english> = {
  device: {
    takeOut: '设备导出 FHIR',
    title: '助听器与保修',
    none: '尚未为这位客户登记设备',
    what: '设备',
    serial: '序列号',
    fittedOn: '验配日',
    covered: '保修至',
    notCovered: '不在保修期',
    part: {
      whole: '{{day}}',
      'main-part': '主要部件 {{day}}',
      'loss-damage': '遗失与损坏 {{day}}',
    },
  },
  year: {
    soon: '尽快',
    hearing: '听力',
    averages: '气导平均听阈（{{frequencies}} Hz）',
    testedOn: '检测日',
    noneBefore: '没有约一年前的听力图可比较',
    notCompared: '{{ear}}无法比较',
    steady: '变化未超出重复检测的波动',
    alert: '{{ear}}明显变差：{{changes}}。请检查耳部并调整助听器',
    rule: '与当日相比，单个频率差 15 dB，或相邻两个频率各差 10 dB 时提示',
    outcomes: '助听器带来的改变',
    visits: '过去一年',
    noVisits: '过去一年没有来访',
    planned: '接下来的安排',
    nothingPlanned: '尚无安排',
  },
  document: {
    which: '文书',
    noneText: '文书由验配各步骤里写下的内容生成',
    house: '{{branch}} · {{clinician}}',
    empty: '验配中还没有写下这部分内容',
    title: {
      options: '方案与价格',
      fitting: '验配报告',
      trial: '试戴协议',
      mould: '耳模订单',
      referral: '转诊信',
      'follow-up': '回访卡',
      care: '助听器保养须知',
      annual: '年度小结',
    },
    text: {
      options: '报价三十天内有效\n决定之前，可以先在家试戴',
      trial:
        '客户可按所列天数在家试戴，自佩戴调试次日起算\n期内完整无损退回的，退还货款，扣除所列验配费\n期满未退回的，购买成立，保修期自佩戴调试当日起算',
      referral:
        '医生您好：请在验配助听器之前为这位客户检查耳部和听力\n请告知是否有不宜验配的情况，以及需要注意的事项\n以下是目前所见，并非为诊断而做',
      'follow-up':
        '请带上助听器、备用电池或充电器，最好有熟悉您的家人陪同\n耳痛、流脓或听力突然下降时，请立即致电',
      care: '每晚用干软布擦拭助听器\n夜间打开电池门，或放入充电盒\n保持干燥：洗澡、游泳、喷发胶前取下\n刷净出声口；声音变小时更换防耳垢网\n助听器和电池放在儿童、宠物够不到的地方\n每三到六个月来做一次深度清洁\n没有声音？看电池、防耳垢网、是否开机，然后致电我们',
    },
    signature: { customer: '客户签名、日期', clinician: '经办人签名、日期', lab: '加工厂签名、日期' },
  },
};
