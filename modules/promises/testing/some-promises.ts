import type { PromiseDefinitionGiven } from '#pack-kit';
import { type GivenPromises, readDefinitions } from '../actions/definitions.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });

const HOUR = 3600;

/** Repaired within four working hours; waiting for parts stops the clock; a lost device excuses; paid when late. */
export const repairedInTime: PromiseDefinitionGiven = {
  key: 'small.repaired',
  text: words('Repaired within four working hours'),
  measure: {
    kind: 'time',
    from: { event: 'repair.received' },
    to: [{ event: 'repair.done', where: { field: 'works', is: true } }],
    within: { seconds: 4 * HOUR, of: 'working-time' },
    pauses: [{ from: { event: 'repair.waiting' }, to: { event: 'repair.resumed' } }],
  },
  exclusions: [
    { key: 'lost', says: words('The customer lost it'), when: { event: 'repair.lost' } },
    { key: 'storm', says: words('A storm') },
  ],
  match: ['repairId'],
  tiers: [{ tag: 'VIP', seconds: 2 * HOUR }],
  targetShare: 0.9,
  redress: {
    currency: 'CNY',
    amounts: [
      { fromLateDays: 0, amountMinor: 2000 },
      { fromLateDays: 3, amountMinor: 5000 },
    ],
    perLateDayMinor: 500,
    capMinor: 8000,
    payWithinDays: 10,
    latePaymentMinor: 1000,
  },
  isPublic: true,
  ownerRole: 'service-clerk',
};

/** Given at the desk, ended by an event. */
export const calledBack: PromiseDefinitionGiven = {
  key: 'small.called-back',
  text: words('Called back within a day'),
  measure: { kind: 'time', to: [{ event: 'desk.called' }], within: { seconds: 24 * HOUR, of: 'any-time' } },
  redress: {
    currency: 'CNY',
    amounts: [{ fromLateDays: 0, amountMinor: 1000 }],
    capMinor: 1000,
    payWithinDays: 5,
    automatic: false,
  },
  ownerRole: 'service-clerk',
};

/** Three visits within thirty days. */
export const visitedOften: PromiseDefinitionGiven = {
  key: 'small.visited',
  text: words('Three visits in thirty days'),
  measure: {
    kind: 'count',
    from: { event: 'plan.begun' },
    event: { event: 'plan.visited' },
    atLeast: 3,
    within: { seconds: 30 * 24 * HOUR, of: 'any-time' },
  },
  ownerRole: 'service-clerk',
};

/** Not back within thirty days. */
export const rightFirstTime: PromiseDefinitionGiven = {
  key: 'small.right',
  text: words('Right the first time'),
  measure: {
    kind: 'right-first-time',
    from: { event: 'repair.done' },
    again: [{ event: 'repair.received' }],
    within: { seconds: 30 * 24 * HOUR, of: 'any-time' },
  },
  ownerRole: 'service-clerk',
};

/** Handed over between departments within an hour. */
export const handedOver: PromiseDefinitionGiven = {
  key: 'small.handed-over',
  text: words('Handed over within an hour'),
  measure: {
    kind: 'answered',
    from: { event: 'bench.asked' },
    to: [{ event: 'bench.answered' }],
    withinSeconds: HOUR,
  },
  internal: { from: words('Workshop'), to: words('Front desk') },
  ownerRole: 'service-clerk',
};

/** What a business with those definitions is given. */
export function promisesOf(...definitions: readonly PromiseDefinitionGiven[]): GivenPromises {
  return {
    definitions: readDefinitions(definitions),
    events: () =>
      new Map([
        ['repair.received', new Set(['partyId', 'repairId'])],
        ['repair.done', new Set(['partyId', 'repairId', 'works'])],
      ]),
  };
}
