import { type Answers, answerAt, formDefinition } from '#form-kit';
import { bothEars, words } from '../words.ts';
import type { SpeechResult, SpeechTests } from './speech-measurement.ts';

const level = { kind: 'number', min: -10, max: 120, step: 1, unit: 'dB HL' } as const;

/** The results of speech audiometry as they are entered, ear beside ear. */
export const speechForm = formDefinition.parse({
  title: words('言语测听', '言語測聽', 'Speech audiometry'),
  fields: [
    {
      key: 'srt',
      label: words('言语识别阈（SRT）', '語音接收閾（SRT）', 'Speech reception threshold (SRT)'),
      sides: bothEars,
      sensitive: true,
      answer: level,
    },
    {
      key: 'wrs',
      label: words('言语识别率', '語音辨識率', 'Word recognition score'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: 0, max: 100, step: 1, unit: '%' },
    },
    {
      key: 'wrsLevel',
      label: words('识别率测试声级', '辨識率測試音量', 'Level of the word test'),
      sides: bothEars,
      sensitive: true,
      answer: level,
    },
    {
      key: 'wrsMask',
      label: words('对侧掩蔽声级', '對側遮蔽音量', 'Masking of the other ear'),
      sides: bothEars,
      sensitive: true,
      answer: { ...level, unit: 'dB' },
    },
    {
      key: 'words',
      label: words('词表词数', '詞表詞數', 'Words in the list'),
      answer: { kind: 'number', min: 1, max: 200, step: 1 },
    },
    {
      key: 'sin',
      label: words('噪声下言语识别阈（信噪比）', '噪音下語音辨識閾（訊噪比）', 'Speech in noise (SNR)'),
      sides: bothEars,
      sensitive: true,
      answer: { kind: 'number', min: -30, max: 40, step: 0.5, unit: 'dB' },
    },
    { key: 'list', label: words('词表', '詞表', 'Word list'), answer: { kind: 'text', maxLength: 80 } },
    {
      key: 'presentation',
      label: words('给声方式', '給聲方式', 'Presented'),
      answer: {
        kind: 'choice',
        options: [
          { value: 'recorded', label: words('录音', '錄音', 'recorded') },
          { value: 'live', label: words('口声', '口聲', 'live voice') },
        ],
      },
    },
    {
      key: 'mcl',
      label: words('最舒适级（MCL）', '最舒適音量（MCL）', 'Most comfortable level (MCL)'),
      sides: bothEars,
      sensitive: true,
      answer: level,
    },
    {
      key: 'ucl',
      label: words('不舒适级（UCL）', '不舒適音量（UCL）', 'Uncomfortable level (UCL)'),
      sides: bothEars,
      sensitive: true,
      answer: level,
    },
    {
      key: 'note',
      label: words('备注', '備註', 'Remarks'),
      answer: { kind: 'text', lines: 2, maxLength: 2000 },
    },
  ],
});

const LEVELS = [
  ['srt', 'SRT'],
  ['mcl', 'MCL'],
  ['ucl', 'UCL'],
] as const;

/** The results in what was entered; a word test needs its score. */
export function speechTestsOf(given: Answers): SpeechTests {
  const number = (path: string) => {
    const value = answerAt(given, path);
    return typeof value === 'number' ? value : undefined;
  };
  const text = (path: string) => {
    const value = answerAt(given, path);
    return typeof value === 'string' ? value : undefined;
  };
  const results: SpeechResult[] = [];
  const list = text('list');
  const presentation = text('presentation');
  const length = number('words');
  for (const ear of ['R', 'L'] as const) {
    for (const [key, test] of LEVELS) {
      const levelDbHl = number(`${key}.${ear}`);
      if (levelDbHl !== undefined) results.push({ ear, test, levelDbHl });
    }
    results.push(...testsInNoise(ear, number(`sin.${ear}`)));
    const scorePercent = number(`wrs.${ear}`);
    if (scorePercent === undefined) continue;
    const result: SpeechResult = { ear, test: 'WRS', scorePercent };
    const levelDbHl = number(`wrsLevel.${ear}`);
    const maskLevelDb = number(`wrsMask.${ear}`);
    if (levelDbHl !== undefined) result.levelDbHl = levelDbHl;
    if (maskLevelDb !== undefined) result.maskLevelDb = maskLevelDb;
    if (length !== undefined) result.words = length;
    if (list !== undefined) result.list = list;
    if (presentation === 'recorded' || presentation === 'live') result.presentation = presentation;
    results.push(result);
  }
  const note = text('note');
  return note === undefined ? { results } : { results, note };
}

const testsInNoise = (ear: 'R' | 'L', snrDb: number | undefined): SpeechResult[] =>
  snrDb === undefined ? [] : [{ ear, test: 'SIN', snrDb }];

/** Ears whose word test has a level or a masker and no score: nothing of it could be kept. */
export function wordTestsWithoutScore(given: Answers): ('R' | 'L')[] {
  const isGiven = (key: string, ear: string) => answerAt(given, `${key}.${ear}`) !== undefined;
  return (['R', 'L'] as const).filter(
    (ear) => (isGiven('wrsLevel', ear) || isGiven('wrsMask', ear)) && !isGiven('wrs', ear),
  );
}
