import type { DemoCustomer, DemoFiles } from '#pack-kit';

const DAY_MS = 86_400_000;

/** Carers, numbers that are not to be used, files opened twice and key accounts: what daily work leaves in a customer file. */
export function demoFiles(customers: readonly DemoCustomer[], endOn: string): DemoFiles {
  const numberOf = (fullName: string) => customers.find((one) => one.fullName === fullName)?.number;
  const strangers = customers
    .slice(20)
    .filter(({ kind, deceasedOn }) => kind === 'person' && deceasedOn === null);
  const day = (offset: number) =>
    new Date(Date.parse(`${endOn}T00:00:00Z`) + offset * DAY_MS).toISOString().slice(0, 10);
  const named = (fullName: string) => {
    const customerNumber = numberOf(fullName);
    return customerNumber === undefined ? [] : [{ customerNumber }];
  };
  const [carer, mother] = [numberOf('李敏'), numberOf('陈桂芳')];
  const twins = strangers
    .filter(({ language, phones }) => language === 'zh-CN' && phones[0]?.startsWith('1'))
    .slice(0, 3);
  return {
    relations:
      carer === undefined || mother === undefined
        ? []
        : [{ customerNumber: carer, otherNumber: mother, role: 'carer', note: '女儿，重要事项先联系她' }],
    barred: strangers.slice(0, 4).map(({ number }, index) => ({
      customerNumber: number,
      phone: `1330000${String(1100 + index)}`,
      reason: index % 2 === 0 ? 'out-of-service' : 'wrong-person',
    })),
    verified: [
      ...named('陈桂芳'),
      ...strangers.slice(4, 12).map(({ number }) => ({ customerNumber: number })),
    ],
    twins: twins.map(({ number, familyName, givenName }) => ({
      customerNumber: number,
      familyName: familyName ?? '',
      givenName: givenName ?? '',
    })),
    keyAccounts: [
      ...named('广州长青老年服务中心').map((one) => ({
        ...one,
        reason: '机构客户，每季度集中筛查',
        reviewOn: day(60),
        ownerEmail: 'he.peiyi@demo.example',
      })),
      ...named('陈志明').map((one) => ({
        ...one,
        reason: '终身价值最高的一成',
        reviewOn: day(-5),
        ownerEmail: 'ann.lee@demo.example',
      })),
      ...strangers.slice(12, 22).map(({ number }, index) => ({
        customerNumber: number,
        reason: '老客户，常介绍亲友来',
        reviewOn: day(30 * index - 20),
        ownerEmail: 'he.peiyi@demo.example',
      })),
    ],
  };
}
