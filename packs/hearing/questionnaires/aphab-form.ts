import { type Answers, answerAt } from '#form-kit';
import { formMeasurement } from '../form-measurement.ts';
import { words } from '../words.ts';
import { type AphabAnswer, type AphabScore, scoreAphab } from './aphab.ts';

const ITEMS = Array.from({ length: 24 }, (_, index) => index + 1);
const LETTERS: readonly AphabAnswer[] = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

/**
 * Answers to the Abbreviated Profile of Hearing Aid Benefit by number: its questions belong to the University of Memphis and
 * stay on the sheet of the site that holds a licence.
 */
export const aphab = formMeasurement({
  key: 'hearing.aphab',
  name: words('APHAB（自备授权问卷）', 'APHAB（自備授權問卷）', 'APHAB (with the licensed sheet)'),
  form: {
    title: words('APHAB（自备授权问卷）', 'APHAB（自備授權問卷）', 'APHAB (with the licensed sheet)'),
    fields: [
      {
        key: 'condition',
        label: words('填写的是', '填寫的是', 'Answered for'),
        required: true,
        answer: {
          kind: 'choice',
          options: [
            { value: 'unaided', label: words('不戴助听器', '不戴助聽器', 'without aids') },
            { value: 'aided', label: words('戴助听器', '戴助聽器', 'with aids') },
          ],
        },
      },
      ...ITEMS.map((item) => ({
        key: `item${item}`,
        label: words(`第 ${item} 题`, `第 ${item} 題`, `Item ${item}`),
        answer: {
          kind: 'choice' as const,
          options: LETTERS.map((letter) => ({ value: letter, label: words(letter, letter, letter) })),
        },
      })),
    ],
  },
});

/** The score, and whether it was with aids. */
export function aphabScoreOf(given: Answers): { condition: 'unaided' | 'aided'; score: AphabScore } {
  const answers = ITEMS.map((item) => LETTERS.find((letter) => letter === answerAt(given, `item${item}`)));
  return {
    condition: answerAt(given, 'condition') === 'aided' ? 'aided' : 'unaided',
    score: scoreAphab(answers),
  };
}
