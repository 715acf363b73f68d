import type { MessagesLike } from '#ui';
import type { papersWords as english } from './papers-en.ts';

export const papersWords: MessagesLike<typeof english> = {
  device: {
    takeOut: '設備匯出 FHIR',
    title: '助聽器與保固',
    none: '尚未為這位客戶登記設備',
    what: '設備',
    serial: '序號',
    fittedOn: '驗配日',
    covered: '保固至',
    notCovered: '不在保固期',
    part: {
      whole: '{{day}}',
      'main-part': '主要部件 {{day}}',
      'loss-damage': '遺失與損壞 {{day}}',
    },
  },
  year: {
    soon: '盡快',
    hearing: '聽力',
    averages: '氣導平均聽閾（{{frequencies}} Hz）',
    testedOn: '檢測日',
    noneBefore: '沒有約一年前的聽力圖可比較',
    notCompared: '{{ear}}無法比較',
    steady: '變化未超出重複檢測的波動',
    alert: '{{ear}}明顯變差：{{changes}}。請檢查耳部並調整助聽器',
    rule: '與當日相比，單個頻率差 15 dB，或相鄰兩個頻率各差 10 dB 時提示',
    outcomes: '助聽器帶來的改變',
    visits: '過去一年',
    noVisits: '過去一年沒有來訪',
    planned: '接下來的安排',
    nothingPlanned: '尚無安排',
  },
  document: {
    which: '文書',
    noneText: '文書由驗配各步驟裡寫下的內容產生',
    house: '{{branch}} · {{clinician}}',
    empty: '驗配中還沒有寫下這部分內容',
    title: {
      options: '方案與價格',
      fitting: '驗配報告',
      trial: '試戴協議',
      mould: '耳模訂單',
      referral: '轉診信',
      'follow-up': '回訪卡',
      care: '助聽器保養須知',
      annual: '年度小結',
    },
    text: {
      options: '報價三十天內有效\n決定之前，可以先在家試戴',
      trial:
        '客戶可按所列天數在家試戴，自配戴調整次日起算\n期內完整無損退回的，退還貨款，扣除所列驗配費\n期滿未退回的，購買成立，保固期自配戴調整當日起算',
      referral:
        '醫師您好：請在驗配助聽器之前為這位客戶檢查耳部和聽力\n請告知是否有不宜驗配的情況，以及需要注意的事項\n以下是目前所見，並非為診斷而做',
      'follow-up':
        '請帶上助聽器、備用電池或充電器，最好有熟悉您的家人陪同\n耳痛、流膿或聽力突然下降時，請立即致電',
      care: '每晚用乾軟布擦拭助聽器\n夜間打開電池門，或放入充電盒\n保持乾燥：洗澡、游泳、噴髮膠前取下\n刷淨出聲口；聲音變小時更換防耳垢網\n助聽器和電池放在兒童、寵物搆不到的地方\n每三到六個月來做一次深度清潔\n沒有聲音？看電池、防耳垢網、是否開機，然後致電我們',
    },
    signature: { customer: '客戶簽名、日期', clinician: '經辦人簽名、日期', lab: '加工廠簽名、日期' },
  },
};
