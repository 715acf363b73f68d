import { type Answers, answerAt } from '#form-kit';
import { formMeasurement } from '../form-measurement.ts';
import { words } from '../words.ts';
import type { CosiAbility, CosiChange, CosiNeed } from './cosi.ts';

const RANKS = [1, 2, 3, 4, 5] as const;
const CHANGES: readonly { value: CosiChange; label: ReturnType<typeof words> }[] = [
  { value: 'worse', label: words('更差', '更差', 'worse') },
  { value: 'no-difference', label: words('没有差别', '沒有差別', 'no difference') },
  { value: 'slightly-better', label: words('略好', '略好', 'slightly better') },
  { value: 'better', label: words('较好', '較好', 'better') },
  { value: 'much-better', label: words('好很多', '好很多', 'much better') },
];
const ABILITIES: readonly { value: CosiAbility; label: ReturnType<typeof words> }[] = [
  { value: 'hardly-ever', label: words('几乎听不清（10%）', '幾乎聽不清（10%）', 'hardly ever (10%)') },
  { value: 'occasionally', label: words('偶尔（25%）', '偶爾（25%）', 'occasionally (25%)') },
  { value: 'half-the-time', label: words('一半时间（50%）', '一半時間（50%）', 'half the time (50%)') },
  {
    value: 'most-of-the-time',
    label: words('大部分时间（75%）', '大部分時間（75%）', 'most of the time (75%)'),
  },
  { value: 'almost-always', label: words('几乎总是（95%）', '幾乎總是（95%）', 'almost always (95%)') },
];

/** Up to five needs in the customer's own words, most important first, rated once aids are worn. The text is the customer's; nothing of a published form is in it. */
export const cosi = formMeasurement({
  key: 'hearing.cosi',
  name: words('个人聆听需求与改善', '個人聆聽需求與改善', 'Own needs and their outcome (COSI structure)'),
  form: {
    title: words('个人聆听需求与改善', '個人聆聽需求與改善', 'Own needs and their outcome (COSI structure)'),
    fields: RANKS.flatMap((rank) => [
      {
        key: `need${rank}`,
        label: words(
          `需求 ${rank}（客户原话）`,
          `需求 ${rank}（客戶原話）`,
          `Need ${rank}, in their own words`,
        ),
        required: rank === 1,
        ...(rank === 1 ? {} : { shownWhen: { field: `need${rank - 1}`, answered: true as const } }),
        answer: { kind: 'text' as const, maxLength: 200 },
      },
      {
        key: `change${rank}`,
        label: words('配戴后的变化', '配戴後的變化', 'Change with the aids'),
        shownWhen: { field: `need${rank}`, answered: true as const },
        answer: { kind: 'choice' as const, options: [...CHANGES] },
      },
      {
        key: `ability${rank}`,
        label: words('现在能听清的程度', '現在能聽清的程度', 'How often it goes well now'),
        shownWhen: { field: `need${rank}`, answered: true as const },
        answer: { kind: 'choice' as const, options: [...ABILITIES] },
      },
    ]),
  },
});

/** The needs in the answers, with what is rated of them. */
export function cosiNeedsOf(given: Answers): CosiNeed[] {
  return RANKS.flatMap((rank): CosiNeed[] => {
    const text = answerAt(given, `need${rank}`);
    if (typeof text !== 'string') return [];
    const change = CHANGES.find(({ value }) => value === answerAt(given, `change${rank}`))?.value;
    const ability = ABILITIES.find(({ value }) => value === answerAt(given, `ability${rank}`))?.value;
    return [{ rank, text, ...(change ? { change } : {}), ...(ability ? { ability } : {}) }];
  });
}
