import type { DemoCustomer, DemoPromise } from '#pack-kit';

const DAY_MS = 86_400_000;

/** In the clerk's words; the day it was given and is due, counted from the demo's last day, and whether it was kept. */
const GIVEN = [
  { words: '三天内回电告知耳模到货', from: -9, due: -6, kept: -7 },
  { words: '三天内寄出干燥盒', from: -12, due: -9, kept: -10 },
  { words: '三天内上门更换电池仓', from: -6, due: -3, kept: null },
  { words: '两天内答复保修问题', from: -4, due: -2, kept: null },
  { words: '三天内回电确认复诊时间', from: -2, due: 1, kept: null },
  { words: '两天内把检测报告发给家属', from: -1, due: 1, kept: null },
  { words: '一周内安排居家验配', from: -1, due: 6, kept: null },
  { words: '两周内通知新款试戴活动', from: 0, due: 12, kept: null },
] as const;

/** What staff promised some customers: kept, running, about to break and broken. */
export function demoPromises(customers: readonly DemoCustomer[], endOn: string): DemoPromise[] {
  const people = customers.filter(({ kind, deceasedOn }) => kind === 'person' && deceasedOn === null);
  const day = (offset: number) =>
    new Date(Date.parse(`${endOn}T00:00:00Z`) + offset * DAY_MS).toISOString().slice(0, 10);
  return GIVEN.flatMap(({ words, from, due, kept }, index) => {
    const customer = people[index * 3 + 1];
    if (!customer) return [];
    return [
      {
        customerNumber: customer.number,
        words,
        by: '周婷',
        givenAt: `${day(from)} 09:30`,
        dueAt: `${day(due)} 18:00`,
        keptAt: kept === null ? null : `${day(kept)} 15:20`,
        evidence: '已致电客户确认',
      },
    ];
  });
}
