import { type Answers, answerAt } from '#form-kit';
import { formMeasurement } from '../form-measurement.ts';
import { bothEars, words } from '../words.ts';

/** What the aids' own log says of wearing them. */
export const wearLog = formMeasurement({
  key: 'hearing.wear-log',
  name: words('佩戴时间记录', '配戴時間紀錄', 'Wearing time logged'),
  form: {
    title: words('佩戴时间记录', '配戴時間紀錄', 'Wearing time logged'),
    fields: [
      {
        key: 'hours',
        label: words('平均每天佩戴', '平均每天配戴', 'Worn a day, on average'),
        sides: bothEars,
        sensitive: true,
        answer: { kind: 'number', min: 0, max: 24, step: 0.1, unit: 'h' },
      },
      {
        key: 'days',
        label: words('记录天数', '紀錄天數', 'Days logged'),
        required: true,
        answer: { kind: 'number', min: 1, max: 1000, step: 1, unit: 'd' },
      },
    ],
  },
});

const NOT_WORN = { hoursPerDay: 1, days: 14 };

/** Hours a day of the ear whose aid was worn longer, and over how many days; undefined when no ear was logged. */
export function hoursWorn(given: Answers): { hoursPerDay: number; days: number } | undefined {
  const hours = ['R', 'L']
    .map((ear) => answerAt(given, `hours.${ear}`))
    .filter((one) => typeof one === 'number');
  const days = answerAt(given, 'days');
  return hours.length === 0 || typeof days !== 'number'
    ? undefined
    : { hoursPerDay: Math.max(...hours), days };
}

/** Hardly worn for two weeks or more: somebody should call within two working days. */
export function isHardlyWorn({ hoursPerDay, days }: { hoursPerDay: number; days: number }): boolean {
  return hoursPerDay < NOT_WORN.hoursPerDay && days >= NOT_WORN.days;
}
