import type { FormGiven } from '#form-kit';
import { bothEars, words } from '../words.ts';
import { remark, yesNo } from './questions.ts';

const level = { kind: 'number', min: -10, max: 120, step: 1, unit: 'dB HL' } as const;
const threshold = (hz: number, required: boolean) => ({
  key: `air${hz}`,
  label: words(`气导 ${hz} Hz`, `氣導 ${hz} Hz`, `Air ${hz} Hz`),
  required,
  sensitive: true,
  sides: bothEars,
  answer: level,
});

const mean = (ear: 'R' | 'L') => ({
  key: `pta4${ear}`,
  label:
    ear === 'R'
      ? words('右耳平均听阈 500–4000 Hz', '右耳平均聽閾 500–4000 Hz', 'Right average 500–4000 Hz')
      : words('左耳平均听阈 500–4000 Hz', '左耳平均聽閾 500–4000 Hz', 'Left average 500–4000 Hz'),
  sensitive: true,
  answer: {
    kind: 'calculated' as const,
    unit: 'dB HL',
    calculation: {
      of: 'mean' as const,
      fields: [500, 1000, 2000, 4000].map((hz) => `air${hz}.${ear}`),
      decimals: 1,
    },
  },
});

export const otoscopyForm: FormGiven = {
  title: words('耳道检查', '耳道檢查', 'Otoscopy'),
  fields: [
    {
      key: 'wax',
      label: words('耵聍阻塞', '耵聹阻塞', 'Wax'),
      sensitive: true,
      sides: bothEars,
      answer: { kind: 'number', min: 0, max: 100, step: 10, unit: '%' },
    },
    {
      key: 'perforation',
      label: words('鼓膜穿孔', '鼓膜穿孔', 'Perforated drum'),
      required: true,
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'discharge',
      label: words('分泌物', '分泌物', 'Discharge'),
      required: true,
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'foreignBody',
      label: words('异物', '異物', 'Foreign body'),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'deformity',
      label: words('耳廓或耳道畸形', '耳廓或耳道畸形', 'Deformity of the ear'),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'photos',
      label: words('耳镜照片', '耳鏡照片', 'Otoscope pictures'),
      sensitive: true,
      answer: { kind: 'photo', most: 4 },
    },
    remark,
  ],
};

export const hearingTestForm: FormGiven = {
  title: words('听力检测', '聽力檢測', 'Hearing test'),
  fields: [
    threshold(250, false),
    threshold(500, true),
    threshold(1000, true),
    threshold(2000, true),
    threshold(4000, true),
    threshold(8000, false),
    mean('R'),
    mean('L'),
    {
      key: 'wordScore',
      label: words('言语识别率', '言語識別率', 'Word recognition'),
      sensitive: true,
      sides: bothEars,
      answer: { kind: 'number', min: 0, max: 100, step: 1, unit: '%' },
    },
    {
      key: 'airBoneGap',
      label: words(
        '气骨导差达 15 dB（500、1000、2000 Hz 平均，见听力图）',
        '氣骨導差達 15 dB（500、1000、2000 Hz 平均，見聽力圖）',
        'Air–bone gap of 15 dB or more (mean of 500, 1000 and 2000 Hz, see the audiogram)',
      ),
      sensitive: true,
      sides: bothEars,
      answer: yesNo,
    },
    {
      key: 'explained',
      label: words('已当面讲解结果', '已當面講解結果', 'Result explained'),
      required: true,
      answer: yesNo,
    },
  ],
};
