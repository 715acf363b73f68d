import { words } from '../words.ts';

export const yesNo = { kind: 'yes-no' } as const;

export const remark = {
  key: 'remark',
  label: words('备注', '備註', 'Remarks'),
  answer: { kind: 'text', lines: 3, maxLength: 2000 },
} as const;
