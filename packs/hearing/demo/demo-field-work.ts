import { type RandomSource, seededRandom } from '#analytics';
import type { DemoCustomer, DemoFieldWork, DemoVisit } from '#pack-kit';

/** Streets around the first branch, where customers are visited at home. */
const STREETS = [
  { district: '东山口', address: '署前路', latitude: 23.1241, longitude: 113.2946 },
  { district: '东山口', address: '龟岗大马路', latitude: 23.1223, longitude: 113.2967 },
  { district: '北京路', address: '文明路', latitude: 23.1219, longitude: 113.2701 },
  { district: '北京路', address: '大南路', latitude: 23.1203, longitude: 113.2662 },
  { district: '小北', address: '小北路', latitude: 23.1368, longitude: 113.2689 },
  { district: '小北', address: '下塘西路', latitude: 23.1432, longitude: 113.2701 },
  { district: '五羊新城', address: '寺右新马路', latitude: 23.1192, longitude: 113.3101 },
] as const;
const CHECKLIST = ['外观与耳模', '电池与触点', '出声口与耳垢挡板', '增益听感'];
const FINDINGS = ['已清洁并更换耳垢挡板，听感良好', '导声管老化，已更换', '电池仓接触不良，已清洁触点'];
const MAINTAINED = 40;
const VISITED = 22;
/** Those visited before the demo begins, and those of the day it is loaded on. */
const DONE = 8;
const TODAY = 9;

/** A round of home visits around the first branch, with the maintenance it does. */
export function demoFieldWork(customers: readonly DemoCustomer[], seed: number): DemoFieldWork {
  const random = seededRandom(seed);
  const local = customers.filter(
    ({ branch, kind, deceasedOn }) => branch === 0 && kind === 'person' && deceasedOn === null,
  );
  return {
    maintenance: local.slice(0, MAINTAINED).map(({ number }, index) => ({
      customerNumber: number,
      title: '助听器保养',
      everyMonths: index % 3 === 0 ? 3 : 6,
      dueInDays: Math.floor(random.uniform() * 60) - 12,
      checklist: CHECKLIST.slice(0, 2),
    })),
    round: {
      name: '冬季上门巡检',
      branch: 0,
      fromInDays: -7,
      untilInDays: 30,
      checklist: CHECKLIST,
      serviceMinutes: 30,
    },
    visits: local.slice(0, VISITED).map(({ number }, index) => demoVisit(number, index, random)),
    technicians: ['zhou.ting@demo.example', 'dr.lin@demo.example'],
  };
}

function demoVisit(customerNumber: string, index: number, random: RandomSource): DemoVisit {
  const street = STREETS[index % STREETS.length] ?? STREETS[0];
  const near = () => (random.uniform() - 0.5) * 0.004;
  const isDone = index < DONE;
  return {
    customerNumber,
    inDays: isDone ? -1 - (index % 5) : index < DONE + TODAY ? 0 : 1 + (index % 3),
    place: {
      district: street.district,
      address: `${street.address}${1 + Math.floor(random.uniform() * 120)}号`,
      latitude: Number((street.latitude + near()).toFixed(5)),
      longitude: Number((street.longitude + near()).toFixed(5)),
    },
    purposes:
      index % 4 === 1 ? ['inspection', 'survey'] : index % 4 === 2 ? ['inspection', 'sale'] : ['inspection'],
    window: !isDone && index % 5 === 0 ? { from: '09:30', until: '11:00' } : null,
    instructions: index % 6 === 0 ? '门铃坏了，请先打电话' : '',
    done: isDone ? { findings: FINDINGS[index % FINDINGS.length] ?? '', notMet: index === 5 } : null,
  };
}
