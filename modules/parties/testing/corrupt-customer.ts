import type { RandomSource } from '#analytics';
import type { NewParty } from '../contract/index.ts';

/** Kinds of slips by which one person comes to have two files. */
export const SLIPS = [
  'traditional',
  'pinyin',
  'homophone',
  'swapped-name',
  'dropped-character',
  'phone-slip',
  'old-phone',
  'birthday-slip',
  'no-birthday',
  'other-phone-format',
  'email-host',
] as const;
export type Slip = (typeof SLIPS)[number];

/** Someone as a generator makes them, with the ways to reach them in plain fields. */
export interface PlainCustomer {
  name: string;
  pinyin: string;
  traditional: string;
  gender: 'female' | 'male' | null;
  bornOn: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** Characters that input methods offer for one another. */
const HOMOPHONES = [
  '芳方',
  '伟玮',
  '静静',
  '丽莉',
  '敏民',
  '娟涓',
  '艳燕',
  '霞夏',
  '秀绣',
  '英瑛',
  '强墙',
  '军君',
  '勇永',
  '杰洁',
  '明鸣',
  '建健',
  '国帼',
  '志智',
  '文雯',
  '华花',
  '玲铃',
  '红虹',
  '梅玫',
  '琳林',
  '慧惠',
  '婷亭',
  '平萍',
  '刚钢',
  '辉晖',
  '宇雨',
];

/** The same person as somebody else wrote them down, with the slips named. */
export function corruptCustomer(
  customer: PlainCustomer,
  slips: readonly Slip[],
  random: RandomSource,
): PlainCustomer {
  return slips.reduce((one, slip) => applySlip(one, slip, random), customer);
}

function applySlip(one: PlainCustomer, slip: Slip, random: RandomSource): PlainCustomer {
  const characters = [...one.name];
  switch (slip) {
    case 'traditional':
      return { ...one, name: one.traditional };
    case 'pinyin':
      return { ...one, name: one.pinyin };
    case 'homophone':
      return { ...one, name: characters.map(homophoneOf).join('') };
    case 'swapped-name':
      return { ...one, name: swapped(one.name) };
    case 'dropped-character':
      return characters.length < 3 ? one : { ...one, name: characters.slice(0, -1).join('') };
    case 'phone-slip':
      return { ...one, phone: one.phone && withSlip(one.phone, random) };
    case 'old-phone':
      return { ...one, phone: `13${String(Math.floor(random.uniform() * 1e9)).padStart(9, '0')}` };
    case 'birthday-slip':
      return { ...one, bornOn: one.bornOn && swappedDay(one.bornOn) };
    case 'no-birthday':
      return { ...one, bornOn: null };
    case 'other-phone-format':
      return { ...one, phone: one.phone && otherwiseWritten(one.phone) };
    case 'email-host':
      return { ...one, email: one.email?.replace(/@.*/, '@other.example') ?? null };
  }
}

function homophoneOf(character: string): string {
  const pair = HOMOPHONES.find((one) => one.includes(character));
  return pair ? pair.replace(character, '').slice(0, 1) || character : character;
}

function swapped(name: string): string {
  if (name.includes(' ')) return name.split(' ').reverse().join(' ');
  const [family = '', ...given] = name;
  return given.join('') + family;
}

function otherwiseWritten(phone: string): string {
  const [head, tail] = [phone.slice(0, -8), phone.slice(-8)];
  return phone.startsWith('+') ? `${head} ${tail.slice(0, 4)} ${tail.slice(4)}` : `+86 ${head}-${tail}`;
}

function withSlip(phone: string, random: RandomSource): string {
  const digits = [...phone];
  const place = 3 + random.integerBelow(digits.length - 4);
  const [a = '', b = ''] = [digits[place], digits[place + 1]];
  if (a !== b) digits.splice(place, 2, b, a);
  else digits[place] = String((Number(a) + 1) % 10);
  return digits.join('');
}

function swappedDay(bornOn: string): string {
  const [year = '', month = '', day = ''] = bornOn.split('-');
  return Number(day) <= 12
    ? `${year}-${day}-${month}`
    : `${year}-${month}-${day.slice(0, 1)}${(Number(day.slice(1)) + 1) % 10}`;
}

/** As a form for a new customer. */
export function asForm(customer: PlainCustomer): NewParty {
  const { name, gender, bornOn, phone, email, address } = customer;
  return {
    name,
    gender,
    bornOn: isDate(bornOn) ? bornOn : null,
    contactPoints: [
      ...(phone ? [{ kind: 'phone' as const, typed: phone }] : []),
      ...(email ? [{ kind: 'email' as const, typed: email }] : []),
      ...(address ? [{ kind: 'address' as const, typed: address }] : []),
    ],
  };
}

function isDate(bornOn: string | null): boolean {
  return bornOn !== null && !Number.isNaN(Date.parse(bornOn)) && bornOn.slice(8) !== '00';
}
