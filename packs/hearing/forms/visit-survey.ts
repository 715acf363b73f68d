import type { FormGiven } from '#form-kit';
import { words } from '../words.ts';

const option = (value: string, ...label: Parameters<typeof words>) => ({ value, label: words(...label) });

/** Five steps from very satisfied to very dissatisfied. */
const satisfaction = {
  kind: 'choice' as const,
  options: [
    option('very', '非常满意', '非常滿意', 'Very satisfied'),
    option('quite', '满意', '滿意', 'Satisfied'),
    option('neither', '一般', '普通', 'Neither satisfied nor dissatisfied'),
    option('little', '不满意', '不滿意', 'Dissatisfied'),
    option('not', '非常不满意', '非常不滿意', 'Very dissatisfied'),
  ],
};
const better = {
  key: 'better',
  label: words('我们哪里可以做得更好？', '我們哪裡可以做得更好？', 'What could we do better?'),
  answer: { kind: 'text' as const, lines: 3, maxLength: 1000 },
};

/** Three questions at the end of the fitting (S0-21). */
export const visitSurvey: { key: string; form: FormGiven } = {
  key: 'visit-survey',
  form: {
    title: words('今天的服务怎么样？', '今天的服務怎麼樣？', 'How was today?'),
    fields: [
      {
        key: 'satisfied',
        label: words('您对今天的服务满意吗？', '您對今天的服務滿意嗎？', 'How satisfied are you with today?'),
        required: true,
        answer: satisfaction,
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
      better,
    ],
  },
};

/** Four questions after each follow-up: in the trial, after a month of use, and later (S0-21). */
export const followUpSurvey: { key: string; form: FormGiven } = {
  key: 'follow-up-survey',
  form: {
    title: words('戴助听器以来怎么样？', '戴助聽器以來怎麼樣？', 'How have the hearing aids been?'),
    fields: [
      {
        key: 'satisfied',
        label: words(
          '到现在为止，您对助听器和我们的服务满意吗？',
          '到現在為止，您對助聽器和我們的服務滿意嗎？',
          'So far, how satisfied are you with the hearing aids and with us?',
        ),
        required: true,
        answer: satisfaction,
      },
      {
        key: 'asExpected',
        label: words('和您当初期望的比？', '和您當初期望的比？', 'Compared with what you expected?'),
        required: true,
        answer: {
          kind: 'choice',
          options: [
            option('better', '比期望的好', '比期望的好', 'Better'),
            option('same', '和期望的一样', '和期望的一樣', 'As expected'),
            option('worse', '不如期望', '不如期望', 'Worse'),
          ],
        },
      },
      {
        key: 'repeated',
        label: words(
          '有没有同一件事要对我们讲好几遍？',
          '有沒有同一件事要對我們講好幾遍？',
          'Did you have to tell us the same thing more than once?',
        ),
        required: true,
        answer: { kind: 'yes-no' },
      },
      better,
    ],
  },
};
