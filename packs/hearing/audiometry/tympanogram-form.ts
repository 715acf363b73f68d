import { type Answers, answerAt, formDefinition } from '#form-kit';
import { bothEars, words } from '../words.ts';
import type { Tympanogram, TympanogramOfEar } from './tympanogram-measurement.ts';

/** A tympanogram as it is entered, ear beside ear. */
export const tympanogramForm = formDefinition.parse({
  title: words('鼓室图', '鼓室圖', 'Tympanogram'),
  fields: [
    {
      key: 'pressure',
      label: words('峰压', '峰壓', 'Peak pressure'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: -600, max: 400, step: 1, unit: 'daPa' },
    },
    {
      key: 'compliance',
      label: words('峰声顺', '峰聲順', 'Peak compliance'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: 0, max: 10, step: 0.01, unit: 'ml' },
    },
    {
      key: 'volume',
      label: words('外耳道容积', '外耳道容積', 'Ear canal volume'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: 0, max: 10, step: 0.01, unit: 'ml' },
    },
    {
      key: 'probe',
      label: words('探测音', '探測音', 'Probe tone'),
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { value: '226', label: words('226 Hz', '226 Hz', '226 Hz') },
          { value: '1000', label: words('1000 Hz', '1000 Hz', '1000 Hz') },
        ],
      },
    },
    {
      key: 'note',
      label: words('备注', '備註', 'Remarks'),
      answer: { kind: 'text', lines: 2, maxLength: 2000 },
    },
  ],
});

/** What was entered; an ear needs pressure and compliance, and a flat one may be entered with a pressure of 0. */
export function tympanogramOf(given: Answers): Tympanogram {
  const number = (path: string) => {
    const value = answerAt(given, path);
    return typeof value === 'number' ? value : undefined;
  };
  const probeHz = answerAt(given, 'probe') === '1000' ? 1000 : 226;
  const ears = (['R', 'L'] as const).flatMap((ear): TympanogramOfEar[] => {
    const peakPressureDaPa = number(`pressure.${ear}`);
    const complianceMl = number(`compliance.${ear}`);
    const canalVolumeMl = number(`volume.${ear}`);
    if (peakPressureDaPa === undefined || complianceMl === undefined) return [];
    const read = { ear, probeHz, peakPressureDaPa, complianceMl };
    return [canalVolumeMl === undefined ? read : { ...read, canalVolumeMl }];
  });
  const note = answerAt(given, 'note');
  return typeof note === 'string' ? { ears, note } : { ears };
}
