import { type Answers, answerAt, type FormGiven, type LocalText } from '#form-kit';
import { formMeasurement } from '../form-measurement.ts';
import { words } from '../words.ts';
import { type IoiHaScore, scoreIoiHa, type UnaidedDifficulty } from './ioi-ha.ts';

/** International Outcome Inventory for Hearing Aids: Cox, Hyde, Gatehouse et al., Ear and Hearing 21, 2000; Cox and Alexander, International Journal of Audiology 41, 2002. */
export const IOI_HA_SOURCE = 'Cox et al. 2000; Cox & Alexander 2002';

const item = (key: string, label: LocalText, options: readonly LocalText[]): FormGiven['fields'][number] => ({
  key,
  label,
  required: true,
  answer: {
    kind: 'choice',
    options: options.map((option, index) => ({ value: String(index + 1), label: option })),
  },
});

const helped = [
  words('完全没有帮助', '完全沒有幫助', 'helped not at all'),
  words('有一点帮助', '有一點幫助', 'helped slightly'),
  words('有一些帮助', '有一些幫助', 'helped moderately'),
  words('帮助较大', '幫助較大', 'helped quite a lot'),
  words('帮助很大', '幫助很大', 'helped very much'),
];
const difficulty = [
  words('非常困难', '非常困難', 'very much difficulty'),
  words('相当困难', '相當困難', 'quite a lot of difficulty'),
  words('有些困难', '有些困難', 'moderate difficulty'),
  words('略有困难', '略有困難', 'slight difficulty'),
  words('没有困难', '沒有困難', 'no difficulty'),
];
const worth = [
  words('完全不值得', '完全不值得', 'not at all worth it'),
  words('略微值得', '略微值得', 'slightly worth it'),
  words('比较值得', '比較值得', 'moderately worth it'),
  words('相当值得', '相當值得', 'quite a lot worth it'),
  words('非常值得', '非常值得', 'very much worth it'),
];
const affected = [
  words('影响非常大', '影響非常大', 'affected very much'),
  words('影响相当大', '影響相當大', 'affected quite a lot'),
  words('有些影响', '有些影響', 'affected moderately'),
  words('略有影响', '略有影響', 'affected slightly'),
  words('没有影响', '沒有影響', 'affected not at all'),
];
const bothered = [
  words('非常困扰', '非常困擾', 'bothered very much'),
  words('相当困扰', '相當困擾', 'bothered quite a lot'),
  words('有些困扰', '有些困擾', 'bothered moderately'),
  words('略有困扰', '略有困擾', 'bothered slightly'),
  words('没有困扰', '沒有困擾', 'bothered not at all'),
];

export const ioiHa = formMeasurement({
  key: 'hearing.ioi-ha',
  name: words('IOI-HA 助听器效果国际问卷', 'IOI-HA 助聽器效果國際問卷', 'IOI-HA outcome inventory'),
  form: {
    title: words('IOI-HA 助听器效果国际问卷', 'IOI-HA 助聽器效果國際問卷', 'IOI-HA outcome inventory'),
    fields: [
      item(
        'use',
        words(
          '请回想最近两周使用现在的助听器的情况。平均每天用几个小时？',
          '請回想最近兩週使用現在的助聽器的情況。平均每天用幾個小時？',
          'Think of how much you used your present hearing aids over the past two weeks. How many hours on an average day?',
        ),
        [
          words('没有使用', '沒有使用', 'none'),
          words('每天不到 1 小时', '每天不到 1 小時', 'less than 1 hour a day'),
          words('每天 1 至 4 小时', '每天 1 至 4 小時', '1 to 4 hours a day'),
          words('每天 4 至 8 小时', '每天 4 至 8 小時', '4 to 8 hours a day'),
          words('每天超过 8 小时', '每天超過 8 小時', 'more than 8 hours a day'),
        ],
      ),
      item(
        'benefit',
        words(
          '请想一想配戴助听器之前您最希望听得更清楚的场合。最近两周，助听器在这个场合有多大帮助？',
          '請想一想配戴助聽器之前您最希望聽得更清楚的場合。最近兩週，助聽器在這個場合有多大幫助？',
          'Think of the situation where you most wanted to hear better before you had the aids. Over the past two weeks, how much have they helped there?',
        ),
        helped,
      ),
      item(
        'difficulty',
        words(
          '还是那个场合：戴着助听器时，您仍然有多大困难？',
          '還是那個場合：戴著助聽器時，您仍然有多大困難？',
          'In that same situation, how much difficulty do you still have when you wear the aids?',
        ),
        difficulty,
      ),
      item(
        'worth',
        words(
          '综合考虑，您认为现在的助听器值得吗？',
          '綜合考慮，您認為現在的助聽器值得嗎？',
          'Considering everything, are your present hearing aids worth the trouble?',
        ),
        worth,
      ),
      item(
        'affected',
        words(
          '最近两周，戴着助听器时，听力困难对您能做的事有多大影响？',
          '最近兩週，戴著助聽器時，聽力困難對您能做的事有多大影響？',
          'Over the past two weeks, with the aids, how much have your hearing difficulties affected what you can do?',
        ),
        affected,
      ),
      item(
        'bothered',
        words(
          '最近两周，戴着助听器时，您觉得别人因您的听力困难受到多大困扰？',
          '最近兩週，戴著助聽器時，您覺得別人因您的聽力困難受到多大困擾？',
          'Over the past two weeks, with the aids, how much were other people bothered by your hearing difficulties?',
        ),
        bothered,
      ),
      item(
        'enjoyment',
        words(
          '综合考虑，现在的助听器使您的生活乐趣改变了多少？',
          '綜合考慮，現在的助聽器使您的生活樂趣改變了多少？',
          'Considering everything, how much have your present aids changed your enjoyment of life?',
        ),
        [
          words('变差', '變差', 'worse'),
          words('没有变化', '沒有變化', 'no change'),
          words('略有改善', '略有改善', 'slightly better'),
          words('改善较多', '改善較多', 'quite a lot better'),
          words('改善很多', '改善很多', 'very much better'),
        ],
      ),
      {
        key: 'unaided',
        label: words(
          '不戴助听器时，您的听力困难有多大？',
          '不戴助聽器時，您的聽力困難有多大？',
          'How much hearing difficulty do you have when you wear no aid?',
        ),
        required: true,
        answer: {
          kind: 'choice',
          options: [
            { value: 'severe', label: words('重度', '重度', 'severe') },
            { value: 'moderately-severe', label: words('中重度', '中重度', 'moderately severe') },
            { value: 'moderate', label: words('中度', '中度', 'moderate') },
            { value: 'mild', label: words('轻度', '輕度', 'mild') },
            { value: 'none', label: words('没有', '沒有', 'none') },
          ],
        },
      },
    ],
  },
});

const ITEMS = ['use', 'benefit', 'difficulty', 'worth', 'affected', 'bothered', 'enjoyment'] as const;
const DIFFICULTIES: readonly UnaidedDifficulty[] = [
  'none',
  'mild',
  'moderate',
  'moderately-severe',
  'severe',
];

/** The score of answers to the form; undefined while one is missing. */
export function ioiHaScoreOf(given: Answers): IoiHaScore | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = ITEMS.map((key) => Number(answerAt(given, key)));
  const unaided = DIFFICULTIES.find((one) => one === answerAt(given, 'unaided'));
  const all = [a, b, c, d, e, f, g];
  if (!unaided || all.some((value) => !Number.isInteger(value) || value < 1 || value > 5)) return undefined;
  return scoreIoiHa([a, b, c, d, e, f, g], unaided);
}
