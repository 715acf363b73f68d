import type { GuaranteeRules } from '#pack-kit';

/** The terms hearing aids are sold on: cover begins with the fitting, as makers give it, and stands while the aid is in repair. */
export const hearingAidTerms: GuaranteeRules = {
  key: 'hearing.aid-terms',
  version: 1,
  name: {
    'zh-CN': '助听器保修条款',
    'zh-TW': '助聽器保固條款',
    en: 'Warranty terms for hearing aids',
  },
  basis: 'contract',
  jurisdiction: 'CN',
  source: '随机保修卡',
  effectiveFrom: '2010-01-01',
  effectiveTo: null,
  refundDays: 7,
  exchangeDays: 15,
  failedRepairs: 2,
  repairsCounted: 'failed',
  soundRepairDays: 30,
  partsWaitDays: 60,
  repairDelayDays: 30,
  pausedByRepair: true,
  articles: {
    period: '1',
    refund: '2',
    exchange: '2',
    repair: '3',
    failedRepairs: '4',
    partsWait: '5',
    repairDelay: '5',
    afterExchange: '6',
  },
  categories: [
    {
      key: 'hearing-aid',
      name: { 'zh-CN': '助听器', 'zh-TW': '助聽器', en: 'Hearing aid' },
      runsFrom: 'installation',
      wholeMonths: 24,
      mainPartMonths: null,
      mainParts: null,
      depreciationPerDay: null,
      lossDamageMonths: 12,
    },
  ],
};
