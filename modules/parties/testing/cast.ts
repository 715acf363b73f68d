import type { NewParty } from '../contract/index.ts';

/**
 * The people that tests, seeds, stories and guides share, each with a known circumstance. What lies outside the
 * customer file (devices, purchases, scores, consents) is added by the modules that own it.
 */
export const cast = {
  /** Hearing aids in both ears; an advocate. */
  chenGuifang: {
    name: '陈桂芳',
    gender: 'female',
    bornOn: '1950-03-12',
    language: 'yue',
    preferredChannel: 'phone',
    contactHours: '上午 9–11 点',
    source: '邻居介绍',
    contactPoints: [
      { kind: 'phone', typed: '138 0013 5521', label: '手机', preferred: true },
      { kind: 'address', typed: '广州市越秀区东风中路 318 号 502' },
    ],
    identities: [{ kind: 'member-number', value: 'VIP-0032' }],
    tags: ['助听器双耳', '宜电话'],
  },
  /** Her husband; not a customer yet; shares her telephone at home. */
  liGuoqiang: {
    name: '李国强',
    gender: 'male',
    bornOn: '1948-07-01',
    language: 'yue',
    contactPoints: [{ kind: 'phone', typed: '020-8765 4321', label: '住宅' }],
    tags: ['潜在客户'],
  },
  /** Their daughter: carer, and the one who pays. */
  liMin: {
    name: '李敏',
    gender: 'female',
    bornOn: '1978-11-20',
    language: 'zh-CN',
    preferredChannel: 'messenger',
    contactPoints: [
      { kind: 'phone', typed: '139 2208 7716', label: '手机' },
      { kind: 'phone', typed: '020-8765 4321', label: '住宅' },
      { kind: 'email', typed: 'li.min@example.com' },
    ],
    tags: ['照护人', '付款人'],
  },
  /** Valuable, and buying later than his rhythm lets expect. */
  chenZhiming: {
    name: '陈志明',
    gender: 'male',
    bornOn: '1955-01-30',
    language: 'zh-CN',
    contactPoints: [{ kind: 'phone', typed: '136 0220 4418', label: '手机' }],
    tags: ['高价值'],
  },
  /** Waits for a repair. */
  liGuohua: {
    name: '黎国华',
    gender: 'male',
    bornOn: '1946-09-09',
    language: 'yue',
    contactPoints: [{ kind: 'phone', typed: '135 6001 2290', label: '手机' }],
  },
  /** Gave a bad score. */
  wuShuzhen: {
    name: '吴淑贞',
    gender: 'female',
    bornOn: '1952-05-18',
    language: 'zh-CN',
    contactPoints: [{ kind: 'phone', typed: '137 1180 6653', label: '手机' }],
  },
  /** On trial; withdrew her consent to marketing. */
  heXiuying: {
    name: '何秀英',
    gender: 'female',
    bornOn: '1949-12-02',
    language: 'yue',
    contactPoints: [{ kind: 'phone', typed: '134 5010 9928', label: '手机' }],
    tags: ['试用'],
  },
  linXiaomei: {
    name: '林小梅',
    gender: 'female',
    bornOn: '1961-08-25',
    language: 'zh-CN',
    contactPoints: [{ kind: 'phone', typed: '133 1628 3307', label: '手机' }],
  },
  /** Comes every 26 weeks; speaks English. */
  margaretLowe: {
    name: 'Margaret Lowe',
    gender: 'female',
    bornOn: '1947-02-14',
    language: 'en',
    preferredChannel: 'email',
    contactPoints: [
      { kind: 'phone', typed: '+44 20 7946 0018', label: 'home' },
      { kind: 'email', typed: 'Margaret.Lowe@example.co.uk' },
    ],
  },
  /** Writes Traditional Chinese; telephone in Taipei. */
  wuJiahao: {
    name: '吳家豪',
    gender: 'male',
    bornOn: '1965-06-06',
    language: 'zh-TW',
    contactPoints: [{ kind: 'phone', typed: '+886 2 2771 2171', label: '公司' }],
  },
  /** Has died; must never be contacted. */
  zhaoDehou: {
    name: '赵德厚',
    gender: 'male',
    bornOn: '1938-10-10',
    diedOn: '2025-11-03',
    language: 'zh-CN',
    contactPoints: [{ kind: 'phone', typed: '138 2233 4455', label: '手机' }],
  },
  /** Bought once; the contact of an organisation. */
  adaOkafor: {
    name: 'Ada Okafor',
    gender: 'female',
    language: 'en',
    contactPoints: [
      { kind: 'email', typed: 'ada.okafor@example.org' },
      { kind: 'phone', typed: '020-3877 5560', label: 'office' },
    ],
  },
  changqingCentre: {
    kind: 'organisation',
    organisationName: '广州长青老年服务中心',
    otherName: 'Guangzhou Evergreen Centre',
    language: 'zh-CN',
    contactPoints: [
      { kind: 'phone', typed: '020-3877 5500', label: '总机' },
      { kind: 'address', typed: '广州市天河区体育西路 57 号' },
    ],
    tags: ['机构'],
  },
} satisfies Record<string, NewParty>;

export type CastName = keyof typeof cast;
export const CAST_NAMES = Object.keys(cast) as CastName[];
