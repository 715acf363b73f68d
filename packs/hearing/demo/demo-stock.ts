import { seededRandom } from '#analytics';
import type { DemoAsset, DemoCustomer, DemoPart, DemoRentals, DemoStock } from '#pack-kit';
import { addDays } from '#working-time';

const CLERK = '周婷';
const BUYER = 'Ann Lee';
const SUPPLIER = '和声听力配件';
const MAKER = '悦耳电子';
/** Visits of the last year on which wearing parts were changed. */
const VISITS = 30;
const FINDINGS = ['更换耳垢挡板，听感恢复', '导声管老化，已更换', '耳塞松动，已更换'];

/** What the first branch keeps; the others have a few of each. */
const PARTS: readonly DemoPart[] = [
  part('RX-M', '受话器 M', '个', { supplier: MAKER, leadDays: 14, costMinor: 18_000, received: [12, 4, 4] }),
  part('RX-P', '受话器 P', '个', { supplier: MAKER, leadDays: 14, costMinor: 21_000, received: [6, 2, 0] }),
  part('WG-8', '耳垢挡板（8 枚装）', '盒', { leadDays: 7, costMinor: 1_500, received: [40, 12, 12] }),
  part('TB-13', '导声管 13 号', '条', { leadDays: 7, costMinor: 600, received: [30, 10, 10] }),
  part('DM-S', '耳塞 S', '对', { leadDays: 7, costMinor: 400, received: [40, 20, 20] }),
  part('DM-M', '耳塞 M', '对', { leadDays: 7, costMinor: 400, received: [20, 20, 20] }),
  part('MC-2', '麦克风罩', '个', { leadDays: 21, costMinor: 900, received: [2, 5, 5], reorderPoint: 3 }),
  part('BT-DR', '电池仓门 B10', '个', {
    leadDays: 30,
    costMinor: 2_400,
    received: [9, 3, 3],
    discontinued: { daysAgo: 40, lastOrderInDays: 50, supportEndsInDays: 900 },
  }),
  part('SW-V', '音量按键', '个', { supplier: MAKER, leadDays: 28, costMinor: 1_800, received: [0, 0, 0] }),
];

function part(
  sku: string,
  name: string,
  unit: string,
  more: Omit<DemoPart, 'sku' | 'name' | 'unit' | 'supplier' | 'reorderPoint' | 'discontinued'> &
    Partial<Pick<DemoPart, 'supplier' | 'reorderPoint' | 'discontinued'>>,
): DemoPart {
  return { sku, name, unit, supplier: SUPPLIER, reorderPoint: null, discontinued: null, ...more };
}

/** Spare parts with a year of use behind them: on repairs, and on visits at home. */
export function demoStock(
  customers: readonly DemoCustomer[],
  { endOn, seed }: { endOn: string; seed: number },
): DemoStock {
  const random = seededRandom(seed);
  const local = customers.filter(
    ({ branch, kind, deceasedOn }) => branch === 0 && kind === 'person' && deceasedOn === null,
  );
  const wearing = ['耳垢挡板（8 枚装）', '导声管 13 号', '耳塞 M', '电池仓门 B10'] as const;
  const visits = Array.from({ length: VISITS }, (_, index) => {
    const daysAgo = 350 - Math.round((index * 330) / VISITS) - random.integerBelow(6);
    return {
      customerNumber: local[random.integerBelow(Math.min(local.length, 400))]?.number ?? '',
      at: `${addDays(endOn, -daysAgo)} ${index % 2 === 0 ? '10:30' : '15:10'}`,
      by: CLERK,
      findings: FINDINGS[index % FINDINGS.length] ?? '',
      parts: [{ name: wearing[index % wearing.length] ?? '', quantity: 1 }],
    };
  });
  return {
    parts: PARTS,
    receivedAt: `${addDays(endOn, -365)} 09:00`,
    by: BUYER,
    orders: ordersOf(endOn),
    repairPart: 'RX-M',
    awaitedPart: 'SW-V',
    visits,
  };
}

/** One order all received, one of which some is late, two on their way, one of them awaited by a repair. */
function ordersOf(endOn: string): DemoStock['orders'] {
  const at = (daysAgo: number) => `${addDays(endOn, -daysAgo)} 09:40`;
  return [
    {
      supplier: SUPPLIER,
      at: at(60),
      by: CLERK,
      lines: [{ sku: 'DM-M', quantity: 20, came: 20 }],
      cameAt: at(54),
    },
    {
      supplier: MAKER,
      at: at(19),
      by: CLERK,
      lines: [
        { sku: 'RX-M', quantity: 8, came: 5 },
        { sku: 'RX-P', quantity: 4, came: 4 },
      ],
      cameAt: at(6),
    },
    {
      supplier: MAKER,
      at: at(22),
      by: CLERK,
      lines: [{ sku: 'SW-V', quantity: 5, came: 0 }],
      cameAt: null,
    },
    {
      supplier: SUPPLIER,
      at: at(3),
      by: CLERK,
      lines: [{ sku: 'WG-8', quantity: 12, came: 0 }],
      cameAt: null,
    },
  ];
}

/** What can be rented, what is out, overdue, and back. */
export function demoRentals(assets: readonly DemoAsset[], endOn: string): DemoRentals {
  const renters = [...new Set(assets.map(({ customerNumber }) => customerNumber))].slice(2, 6);
  const at = (daysAgo: number) => `${addDays(endOn, -daysAgo)} 11:20`;
  const [first = '', second = '', third = '', fourth = ''] = renters;
  return {
    by: CLERK,
    offeredBy: BUYER,
    units: [
      unit('试戴 RIC R90（一对）', 'RENT-0001', 12_000, 60_000, 180_000, 300_000),
      unit('试戴 RIC R50（一对）', 'RENT-0002', 8_000, 40_000, 120_000, 200_000),
      unit('电视伴侣', 'RENT-0003', 2_000, 10_000, 30_000, 30_000),
      unit('电视伴侣', 'RENT-0004', 2_000, 10_000, 30_000, 30_000),
      unit('调频教学系统', 'RENT-0005', 10_000, 50_000, 150_000, 200_000),
    ],
    rentals: [
      { customerNumber: first, serial: 'RENT-0003', at: at(40), days: 10, backAt: at(29), charged: true },
      { customerNumber: second, serial: 'RENT-0001', at: at(16), days: 14, backAt: null, charged: true },
      { customerNumber: third, serial: 'RENT-0004', at: at(4), days: 10, backAt: null, charged: true },
      { customerNumber: fourth, serial: 'RENT-0002', at: at(2), days: 7, backAt: null, charged: false },
    ],
  };
}

const unit = (
  name: string,
  serial: string,
  dayMinor: number,
  weekMinor: number,
  monthMinor: number,
  depositMinor: number,
) => ({ name, serial, branch: 0, dayMinor, weekMinor, monthMinor, depositMinor });
