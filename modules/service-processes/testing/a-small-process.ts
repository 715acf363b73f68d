import type { ProcessTemplateGiven } from '../contract/index.ts';

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });

/** Welcome → check (a warning sign keeps the fitting closed) → fit ↔ review → end. */
export const smallProcess: ProcessTemplateGiven = {
  key: 'small.fitting',
  version: 1,
  name: words('Small fitting'),
  start: 'welcome',
  workingWeek: [...Array.from({ length: 5 }, () => [{ from: '09:00', to: '18:00' }]), [], []],
  steps: [
    {
      key: 'welcome',
      name: words('Welcome'),
      roles: ['front-desk', 'service-clerk'],
      within: { minutes: 240, of: 'working-time' },
      skippable: true,
      waits: [{ key: 'customer', name: words('Waiting for the customer') }],
      ways: [{ to: 'check', label: words('Check') }],
    },
    {
      key: 'check',
      name: words('Check'),
      roles: ['practitioner'],
      form: {
        title: words('Check'),
        fields: [
          {
            key: 'warning',
            label: words('Warning sign'),
            required: true,
            sensitive: true,
            answer: { kind: 'yes-no' },
          },
          { key: 'wish', label: words('Wish'), required: true, answer: { kind: 'text', maxLength: 100 } },
        ],
      },
      gates: [
        {
          key: 'clear',
          towards: ['fit'],
          holds: { not: { field: 'check.warning', is: true } },
          says: words('A doctor comes first'),
        },
      ],
      ways: [
        { to: 'fit', label: words('Fit') },
        { to: 'end', label: words('Finish') },
      ],
    },
    {
      key: 'fit',
      name: words('Fit'),
      roles: ['practitioner'],
      ways: [{ to: 'review', label: words('Review') }],
    },
    {
      key: 'review',
      name: words('Review'),
      roles: ['service-clerk'],
      form: {
        title: words('Review'),
        fields: [{ key: 'again', label: words('Again'), required: true, answer: { kind: 'yes-no' } }],
      },
      ways: [
        { to: 'fit', when: { field: 'review.again', is: true }, label: words('Fit again') },
        { to: 'end', label: words('Finish') },
      ],
    },
  ],
};
