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
      key: 'width',
      label: words('鼓室图宽度', '鼓室圖寬度', 'Tympanometric width'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: 0, max: 800, step: 1, unit: 'daPa' },
    },
    {
      key: 'gradient',
      label: words('梯度（0 至 1）', '梯度（0 至 1）', 'Gradient (0 to 1)'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: 0, max: 1, step: 0.01 },
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
    const widthDaPa = number(`width.${ear}`);
    const gradient = number(`gradient.${ear}`);
    if (peakPressureDaPa === undefined || complianceMl === undefined) return [];
    return [
      {
        ear,
        probeHz,
        peakPressureDaPa,
        complianceMl,
        ...(canalVolumeMl === undefined ? {} : { canalVolumeMl }),
        ...(widthDaPa === undefined ? {} : { widthDaPa }),
        ...(gradient === undefined ? {} : { gradient }),
      },
    ];
  });
  const note = answerAt(given, 'note');
  return typeof note === 'string' ? { ears, note } : { ears };
}

/** Ears of which something was entered, though not both pressure and compliance: nothing of them could be kept. */
export function halfDoneTympanograms(given: Answers): ('R' | 'L')[] {
  const isGiven = (key: string, ear: string) => answerAt(given, `${key}.${ear}`) !== undefined;
  return (['R', 'L'] as const).filter((ear) => {
    const isBegun = ['pressure', 'compliance', 'volume', 'width', 'gradient'].some((key) =>
      isGiven(key, ear),
    );
    return isBegun && !(isGiven('pressure', ear) && isGiven('compliance', ear));
  });
}
