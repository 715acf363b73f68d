import { TEST_CONDITIONS, type TestCondition } from '../audiometry/audiogram.ts';

/** Circumstances of testing that stay the same from one customer to the next; empty where they were never said. */
export type Booth = { audiometer: string; calibratedOn: string } & {
  [K in TestCondition]: (typeof TEST_CONDITIONS)[K][number] | '';
};

const KEY = 'perennial.hearing.booth';

/** What was said on this device the last time. */
export function lastBooth(): Booth {
  const given = stored();
  const text = (key: string) => (typeof given[key] === 'string' ? given[key] : '');
  return {
    audiometer: text('audiometer').slice(0, 120),
    calibratedOn: /^\d{4}-\d{2}-\d{2}$/.test(text('calibratedOn')) ? text('calibratedOn') : '',
    method: TEST_CONDITIONS.method.find((one) => one === given.method) ?? '',
    stimulus: TEST_CONDITIONS.stimulus.find((one) => one === given.stimulus) ?? '',
    room: TEST_CONDITIONS.room.find((one) => one === given.room) ?? '',
  };
}

function stored(): Partial<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? '{}');
    return typeof given === 'object' && given !== null ? given : {};
  } catch {
    return {};
  }
}

/** Keeps it for the next customer on this device. */
export function keepBooth({ audiometer, calibratedOn, method, stimulus, room }: Booth): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify({ audiometer, calibratedOn, method, stimulus, room }));
  } catch {
    // Storage that refuses costs the memory, not the audiogram.
  }
}
