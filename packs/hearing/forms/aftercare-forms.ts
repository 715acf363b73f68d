import type { FormGiven } from '#form-kit';
import { words } from '../words.ts';

export const consultationForm: FormGiven = {
  title: words('会诊', '會診', 'Consultation'),
  fields: [
    {
      key: 'question',
      label: words('问题', '問題', 'Question'),
      required: true,
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
    {
      key: 'participants',
      label: words('参加者', '參加者', 'Participants'),
      required: true,
      answer: { kind: 'text', maxLength: 300 },
    },
    {
      key: 'decision',
      label: words('结论', '結論', 'Decision'),
      required: true,
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
    {
      key: 'owner',
      label: words('由谁负责落实', '由誰負責落實', 'Who sees to it'),
      answer: { kind: 'text', maxLength: 120 },
    },
    { key: 'nextOn', label: words('下次日期', '下次日期', 'Next on'), answer: { kind: 'date' } },
  ],
};

export const followUpForm: FormGiven = {
  title: words('回访', '回訪', 'Follow-up'),
  fields: [
    {
      key: 'hoursPerDay',
      label: words('每天佩戴小时数', '每天佩戴小時數', 'Hours worn a day'),
      required: true,
      answer: { kind: 'number', min: 0, max: 24, step: 0.5, unit: 'h' },
    },
    {
      key: 'spokeWith',
      label: words('与谁联系', '與誰聯繫', 'Spoke with'),
      answer: {
        kind: 'choice',
        options: [
          { value: 'customer', label: words('客户本人', '客戶本人', 'the customer') },
          { value: 'carer', label: words('家人或照护人', '家人或照護人', 'family or a carer') },
        ],
      },
    },
    {
      key: 'problems',
      label: words('困难', '困難', 'Difficulties'),
      answer: { kind: 'text', lines: 3, maxLength: 2000 },
    },
    {
      key: 'adjusted',
      label: words('所做的调节', '所做的調整', 'What was adjusted'),
      answer: { kind: 'text', lines: 2, maxLength: 1000 },
    },
    {
      key: 'trialDecision',
      label: words('试戴结果（试戴期内）', '試戴結果（試戴期內）', 'Trial decided (while it runs)'),
      answer: {
        kind: 'choice',
        options: [
          { value: 'keeps', label: words('留下', '留下', 'Keeps them') },
          { value: 'returns', label: words('退回', '退回', 'Returns them') },
          { value: 'undecided', label: words('未定', '未定', 'Not decided') },
        ],
      },
    },
    {
      key: 'returnedOn',
      label: words('退回日期', '退回日期', 'Returned on'),
      required: true,
      shownWhen: { field: 'trialDecision', is: 'returns' },
      answer: { kind: 'date' },
    },
    {
      key: 'next',
      label: words('下一步', '下一步', 'What next'),
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'again', label: words('继续回访', '繼續回訪', 'Follow up again') },
          { value: 'adjust', label: words('重新调试', '重新調試', 'Adjust again') },
          { value: 'consult', label: words('会诊', '會診', 'Consult') },
          { value: 'settled', label: words('佩戴稳定，结束', '佩戴穩定，結束', 'Settled, finish') },
        ],
      },
    },
    {
      key: 'nextOn',
      label: words('下次日期', '下次日期', 'Next on'),
      shownWhen: { field: 'next', in: ['again', 'adjust', 'consult'] },
      answer: { kind: 'date' },
    },
  ],
};
