import { type Answers, answerAt } from '#form-kit';
import { formMeasurement } from '../form-measurement.ts';
import { words } from '../words.ts';
import { type HhieAnswer, type HhieScore, hhieOfTotal, scoreHhie } from './hhie-s.ts';

/** Screening version of the Hearing Handicap Inventory for the Elderly: Ventry and Weinstein, ASHA 25, 1983. */
export const HHIE_S_SOURCE = 'Ventry & Weinstein 1983';

const ITEMS = [
  words(
    '听力问题会让您在见陌生人时感到尴尬吗？',
    '聽力問題會讓您在見陌生人時感到尷尬嗎？',
    'Does a hearing problem make you feel embarrassed when you meet new people?',
  ),
  words(
    '听力问题会让您和家人说话时感到烦躁吗？',
    '聽力問題會讓您和家人說話時感到煩躁嗎？',
    'Does a hearing problem make you feel frustrated when you talk with your family?',
  ),
  words(
    '别人小声说话时，您听起来困难吗？',
    '別人小聲說話時，您聽起來困難嗎？',
    'Is it hard for you to hear when somebody speaks in a whisper?',
  ),
  words(
    '听力问题会让您觉得自己有缺陷吗？',
    '聽力問題會讓您覺得自己有缺陷嗎？',
    'Do you feel handicapped by a hearing problem?',
  ),
  words(
    '走亲访友或与邻居来往时，听力问题会带来困难吗？',
    '走訪親友或與鄰居來往時，聽力問題會帶來困難嗎？',
    'Does a hearing problem make it hard to visit friends, relatives or neighbours?',
  ),
  words(
    '听力问题会让您减少参加聚会或宗教活动吗？',
    '聽力問題會讓您減少參加聚會或宗教活動嗎？',
    'Do you attend religious services less often than you would like because of a hearing problem?',
  ),
  words(
    '听力问题会让您与家人争吵吗？',
    '聽力問題會讓您與家人爭吵嗎？',
    'Does a hearing problem lead to arguments with your family?',
  ),
  words(
    '看电视或听广播时，听力问题会带来困难吗？',
    '看電視或聽廣播時，聽力問題會帶來困難嗎？',
    'Does a hearing problem make television or radio hard to follow?',
  ),
  words(
    '听力问题会限制您的个人或社交生活吗？',
    '聽力問題會限制您的個人或社交生活嗎？',
    'Does hearing hold back your personal or social life?',
  ),
  words(
    '和亲友在餐馆时，听力问题会带来困难吗？',
    '和親友在餐廳時，聽力問題會帶來困難嗎？',
    'Does a hearing problem make restaurants hard when you are with relatives or friends?',
  ),
];

export const hhieS = formMeasurement({
  key: 'hearing.hhie-s',
  name: words('HHIE-S 老年听力障碍筛查', 'HHIE-S 老年聽力障礙篩檢', 'HHIE-S screening'),
  form: {
    title: words('HHIE-S 老年听力障碍筛查', 'HHIE-S 老年聽力障礙篩檢', 'HHIE-S screening'),
    fields: [
      {
        key: 'from',
        label: words('录入方式', '錄入方式', 'What is entered'),
        required: true,
        answer: {
          kind: 'choice',
          options: [
            { value: 'items', label: words('逐题', '逐題', 'the ten answers') },
            { value: 'total', label: words('纸质总分', '紙本總分', 'a total from paper') },
          ],
        },
      },
      {
        key: 'total',
        label: words('总分（0–40，必为偶数）', '總分（0–40，必為偶數）', 'Total (0–40, always even)'),
        required: true,
        shownWhen: { field: 'from', is: 'total' },
        answer: { kind: 'number', min: 0, max: 40, step: 2 },
      },
      ...ITEMS.map((label, index) => ({
        key: `item${index + 1}`,
        label,
        required: true,
        shownWhen: { field: 'from', is: 'items' },
        answer: {
          kind: 'choice' as const,
          options: [
            { value: 'yes', label: words('是', '是', 'Yes') },
            { value: 'sometimes', label: words('有时', '有時', 'Sometimes') },
            { value: 'no', label: words('否', '否', 'No') },
          ],
        },
      })),
    ],
  },
});

/** The score of answers to the form or of a total; undefined while something is missing. */
export function hhieScoreOf(
  given: Answers,
): Pick<HhieScore, 'total' | 'band' | 'impairmentProbability' | 'refer'> | undefined {
  const total = answerAt(given, 'total');
  if (typeof total === 'number') return hhieOfTotal(total);
  const answers = ITEMS.map((_, index) => answerAt(given, `item${index + 1}`));
  const known = answers.filter(
    (one): one is HhieAnswer => one === 'yes' || one === 'sometimes' || one === 'no',
  );
  return known.length === ITEMS.length ? scoreHhie(known) : undefined;
}
