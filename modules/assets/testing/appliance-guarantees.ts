import { readGuarantees } from '../actions/guarantees.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });

const effective = { version: 1, jurisdiction: 'CN', source: 'invented', effectiveTo: null };

/** Kettles are covered for a year from the invoice; lenses for two from installation, and a year against loss. */
export const applianceGuarantees = readGuarantees({
  rules: [
    {
      ...effective,
      key: 'test.appliances',
      name: words('Appliances'),
      basis: 'law',
      effectiveFrom: '2000-01-01',
      refundDays: 7,
      exchangeDays: 15,
      failedRepairs: 2,
      repairsCounted: 'failed',
      soundRepairDays: 30,
      partsWaitDays: 90,
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
      categories: [
        {
          key: 'kettle',
          name: words('Kettle'),
          runsFrom: 'invoice',
          wholeMonths: 12,
          mainPartMonths: 36,
          mainParts: words('Element'),
          depreciationPerDay: 0.001,
          lossDamageMonths: null,
        },
        {
          key: 'lens',
          name: words('Lens'),
          runsFrom: 'installation',
          wholeMonths: 24,
          mainPartMonths: null,
          mainParts: null,
          depreciationPerDay: null,
          lossDamageMonths: 12,
        },
      ],
    },
  ],
  laws: [
    {
      ...effective,
      key: 'test.sales',
      name: words('Sale of goods'),
      effectiveFrom: '2000-01-01',
      refundDays: 7,
      refundArticle: '24',
      afterwardsArticle: '24',
      distanceReturnDays: 7,
      distanceArticle: '25',
      distanceExceptions: words('Not for goods made to order'),
      proofMonths: 6,
      proofArticle: '23',
      proofCategories: ['kettle'],
    },
  ],
});
