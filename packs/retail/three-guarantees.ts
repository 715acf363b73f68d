import type { GuaranteeCategory, GuaranteeRules } from '#pack-kit';

const tube = {
  'zh-CN': '显像管、行输出变压器、高频头、集成电路',
  'zh-TW': '映像管、馳返變壓器、調諧器、積體電路',
  en: 'Tube, flyback transformer, tuner, integrated circuits',
};
const compressor = { 'zh-CN': '压缩机', 'zh-TW': '壓縮機', en: 'Compressor' };
const motor = { 'zh-CN': '电动机', 'zh-TW': '電動機', en: 'Motor' };

/** Years for the whole and the main part, and what a day of use takes off a refund. */
function goods(
  key: string,
  name: readonly [zhCn: string, zhTw: string, en: string],
  [wholeYears, mainYears]: readonly [number, number | null],
  depreciationPerDay: number | null,
  mainParts: GuaranteeCategory['mainParts'] = null,
): GuaranteeCategory {
  return {
    key,
    name: { 'zh-CN': name[0], 'zh-TW': name[1], en: name[2] },
    runsFrom: 'invoice',
    wholeMonths: wholeYears * 12,
    mainPartMonths: mainYears === null ? null : mainYears * 12,
    mainParts,
    depreciationPerDay,
    lossDamageMonths: null,
  };
}

const COMMON = {
  version: 1,
  basis: 'law',
  jurisdiction: 'CN',
  effectiveTo: null,
  refundDays: 7,
  exchangeDays: 15,
  failedRepairs: 2,
  repairsCounted: 'failed',
  soundRepairDays: 30,
  repairDelayDays: 30,
  pausedByRepair: true,
  articles: {
    period: '8',
    refund: '9',
    exchange: '10',
    repair: '8',
    failedRepairs: '11',
    depreciation: '13',
    partsWait: '12',
    repairDelay: '12',
    afterExchange: '14',
  },
} as const;

/** Repair, exchange and refund of certain goods in mainland China, with the catalogue that belongs to it. */
export const threeGuarantees: GuaranteeRules = {
  ...COMMON,
  key: 'cn.three-guarantees',
  name: {
    'zh-CN': '部分商品修理更换退货责任规定',
    'zh-TW': '部分商品修理更換退貨責任規定',
    en: 'Provisions on Repair, Replacement and Return of Certain Goods (China)',
  },
  source: '国经贸〔1995〕458号；目录见附件',
  effectiveFrom: '1995-08-25',
  partsWaitDays: 90,
  categories: [
    goods('bicycle', ['自行车', '腳踏車', 'Bicycle'], [1, 2], 0.0005, {
      'zh-CN': '车架、前叉、变速器',
      'zh-TW': '車架、前叉、變速器',
      en: 'Frame, fork, gears',
    }),
    goods('colour-tv', ['彩色电视机', '彩色電視機', 'Colour television'], [1, 3], 0.001, tube),
    goods(
      'black-and-white-tv',
      ['黑白电视机', '黑白電視機', 'Black-and-white television'],
      [1, 3],
      0.0005,
      tube,
    ),
    goods('video-recorder', ['录像机', '錄放影機', 'Video recorder'], [1, 1], 0.001, {
      'zh-CN': '磁鼓、磁头电机',
      'zh-TW': '磁鼓、磁頭電機',
      en: 'Drum, head motor',
    }),
    goods('refrigerator', ['家用电冰箱', '家用電冰箱', 'Refrigerator'], [1, 3], 0.0005, compressor),
    goods('washing-machine', ['洗衣机', '洗衣機', 'Washing machine'], [1, 3], 0.0005, motor),
    goods('fan', ['电风扇', '電風扇', 'Electric fan'], [1, 3], null, motor),
    goods('vacuum-cleaner', ['吸尘器', '吸塵器', 'Vacuum cleaner'], [1, 3], null, motor),
    goods('air-conditioner', ['家用空调器', '家用空調', 'Air conditioner'], [1, 3], null, compressor),
    goods('microwave-oven', ['微波炉', '微波爐', 'Microwave oven'], [1, 2], null, {
      'zh-CN': '磁控管、变压器',
      'zh-TW': '磁控管、變壓器',
      en: 'Magnetron, transformer',
    }),
  ],
};

/** Mobile telephones have rules of their own: 60 days for parts, and periods for what comes with them. */
export const threeGuaranteesPhones: GuaranteeRules = {
  ...COMMON,
  key: 'cn.three-guarantees.phones',
  name: {
    'zh-CN': '移动电话机商品修理更换退货责任规定',
    'zh-TW': '行動電話機商品修理更換退貨責任規定',
    en: 'Provisions on Repair, Replacement and Return of Mobile Telephones (China)',
  },
  source: '2001年公布',
  effectiveFrom: '2001-11-15',
  partsWaitDays: 60,
  categories: [
    goods('mobile-phone', ['移动电话主机', '行動電話主機', 'Mobile telephone'], [1, null], 0.005),
    {
      ...goods('phone-battery', ['移动电话电池', '行動電話電池', 'Telephone battery'], [1, null], null),
      wholeMonths: 6,
    },
    goods('phone-charger', ['移动电话充电器', '行動電話充電器', 'Telephone charger'], [1, null], null),
  ],
};

/** Computers: a year, and two for their main parts. */
export const threeGuaranteesComputers: GuaranteeRules = {
  ...COMMON,
  key: 'cn.three-guarantees.computers',
  name: {
    'zh-CN': '微型计算机商品修理更换退货责任规定',
    'zh-TW': '微型電腦商品修理更換退貨責任規定',
    en: 'Provisions on Repair, Replacement and Return of Microcomputers (China)',
  },
  source: '2002年公布',
  effectiveFrom: '2002-09-01',
  partsWaitDays: 60,
  categories: [
    goods('computer', ['微型计算机', '微型電腦', 'Computer'], [1, 2], null, {
      'zh-CN': '中央处理器、内存、主板、硬盘',
      'zh-TW': '中央處理器、記憶體、主機板、硬碟',
      en: 'Processor, memory, mainboard, disk',
    }),
  ],
};
