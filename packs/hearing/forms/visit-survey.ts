import type { FormGiven } from '#form-kit';
import { words } from '../words.ts';

export const VISIT_SURVEY = 'visit-survey';

const option = (value: string, ...label: Parameters<typeof words>) => ({ value, label: words(...label) });

/** Three questions at the end of the fitting, answered by the client, who holds the screen. */
export const visitSurveyForm: FormGiven = {
  title: words('今天的服务怎么样？', '今天的服務怎麼樣？', 'How was today?'),
  fields: [
    {
      key: 'satisfied',
      label: words('您对今天的服务满意吗？', '您對今天的服務滿意嗎？', 'How satisfied are you with today?'),
      required: true,
      answer: {
        kind: 'choice',
        options: [
          option('very', '非常满意', '非常滿意', 'Very satisfied'),
          option('quite', '满意', '滿意', 'Satisfied'),
          option('neither', '一般', '普通', 'Neither satisfied nor dissatisfied'),
          option('little', '不满意', '不滿意', 'Dissatisfied'),
          option('not', '非常不满意', '非常不滿意', 'Very dissatisfied'),
        ],
      },
    },
    {
      key: 'understood',
      label: words(
        '怎么佩戴和保养，都听明白了吗？',
        '怎麼配戴和保養，都聽明白了嗎？',
        'Was it clear how to wear and care for your hearing aids?',
      ),
      required: true,
      answer: {
        kind: 'choice',
        options: [
          option('all', '都明白了', '都明白了', 'All of it'),
          option('some', '有些没明白', '有些沒明白', 'Some of it'),
          option('none', '没听明白', '沒聽明白', 'None of it'),
        ],
      },
    },
    {
      key: 'better',
      label: words('我们哪里可以做得更好？', '我們哪裡可以做得更好？', 'What could we do better?'),
      answer: { kind: 'text', lines: 3, maxLength: 1000 },
    },
  ],
};
