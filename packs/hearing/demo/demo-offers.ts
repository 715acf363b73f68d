import type { DemoOffer } from '#pack-kit';

/** What the demo clinics sell, and what they do for free because of it. */
export const demoOffers: readonly DemoOffer[] = [
  product(
    'HA-BTE-ENTRY',
    '耳背式助听器 入门型',
    'Behind-the-ear hearing aid, entry',
    398_000,
    170_000,
    'hearing-aid',
    60,
    '台',
  ),
  product(
    'HA-RIC-MID',
    'RIC 助听器 中端',
    'Receiver-in-canal hearing aid, mid',
    898_000,
    390_000,
    'hearing-aid',
    60,
    '台',
  ),
  product(
    'HA-RIC-PREMIUM',
    'RIC 助听器 旗舰',
    'Receiver-in-canal hearing aid, premium',
    1_680_000,
    760_000,
    'hearing-aid',
    60,
    '台',
  ),
  product('MOULD', '定制耳模', 'Custom ear mould', 38_000, 12_000, 'accessory', 24, '个'),
  product('BATTERY-60', '锌空电池 60 粒', 'Zinc-air batteries, 60', 24_000, 9_600, 'consumable', 4, '盒'),
  product(
    'BATTERY-YEAR',
    '电池年卡',
    'Battery subscription, one year',
    36_000,
    15_000,
    'consumable',
    12,
    '张',
  ),
  product('DRY-BOX', '电子干燥盒', 'Electronic drying box', 28_000, 9_000, 'accessory', 36, '个'),
  product('DOME-PACK', '耳塞与防耳垢网套装', 'Domes and wax guards', 12_000, 3_000, 'consumable', 3, '套'),
  product('REPAIR-OUT', '保修期外维修', 'Repair out of warranty', 68_000, 26_000, 'repair', null, '次'),
  product('REMOTE-MIC', '无线麦克风', 'Wireless microphone', 198_000, 92_000, 'accessory', 48, '个'),
  product('HOME-VISIT', '上门服务', 'Home visit', 20_000, 8_000, 'visit', null, '次'),
  service('FITTING', '验配与调试', 'Fitting and fine-tuning', 'HA-RIC-MID', 24_000),
  service('CLEANING', '清洁保养', 'Cleaning and check', 'HA-BTE-ENTRY', 4_000),
  service('REPAIR-IN', '保修期内维修', 'Repair under warranty', 'HA-RIC-MID', 18_000),
];

function product(
  code: string,
  name: string,
  nameEnglish: string,
  priceMinor: number,
  costMinor: number,
  category: string,
  lifeMonths: number | null,
  unit: string,
): DemoOffer {
  return {
    code,
    name,
    nameEnglish,
    kind: 'product',
    attachedTo: null,
    priceMinor,
    costMinor,
    category,
    lifeMonths,
    unit,
  };
}

function service(
  code: string,
  name: string,
  nameEnglish: string,
  attachedTo: string,
  costMinor: number,
): DemoOffer {
  const rest = { category: 'care', lifeMonths: null, unit: '次' };
  return { code, name, nameEnglish, kind: 'service', attachedTo, priceMinor: 0, costMinor, ...rest };
}
