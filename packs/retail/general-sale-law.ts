import type { GeneralSaleLaw } from '#pack-kit';

/** What the consumer law of mainland China gives for goods that no other rules name, and for sales at a distance. */
export const chinaConsumerLaw: GeneralSaleLaw = {
  key: 'cn.consumer-law',
  version: 1,
  name: {
    'zh-CN': '消费者权益保护法',
    'zh-TW': '消費者權益保護法',
    en: 'Consumer Protection Law (China)',
  },
  jurisdiction: 'CN',
  source: '2013年修正',
  effectiveFrom: '2014-03-15',
  effectiveTo: null,
  refundDays: 7,
  refundArticle: '24',
  afterwardsArticle: '24',
  distanceReturnDays: 7,
  distanceArticle: '25',
  distanceExceptions: {
    'zh-CN': '定作的，鲜活易腐的，已拆封的音像制品和软件，交付的报刊，以及购买时确认不宜退货的商品除外',
    'zh-TW': '定作的、易腐的、已拆封的影音與軟體、交付的報刊，以及購買時確認不宜退貨的商品除外',
    en: 'Not for goods made to order, perishable, unsealed recordings or software, newspapers, or confirmed at sale as not returnable',
  },
  proofMonths: 6,
  proofArticle: '23',
  proofCategories: [
    'motor-car',
    'computer',
    'colour-tv',
    'black-and-white-tv',
    'refrigerator',
    'air-conditioner',
    'washing-machine',
  ],
};
