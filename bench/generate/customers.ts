import { type RandomSource, seededRandom } from '#analytics';
import { names, traditionalNames } from './names.ts';

/** A made-up customer, as a file of another system would tell of them. */
export interface MadeCustomer {
  number: string;
  kind: 'person' | 'organisation';
  name: string;
  gender: 'female' | 'male' | null;
  phone: string | null;
  email: string | null;
  bornOn: string | null;
  address: string | null;
  language: string;
  tags: string[];
  branch: string;
}

export const BRANCHES = [
  '越秀店',
  '天河店',
  '海珠店',
  '荔湾店',
  '番禺店',
  '白云店',
  '黄埔店',
  '佛山店',
  '中山店',
  '珠海店',
  '台北店',
  '深圳店',
] as const;
/** The first tags are common and the last are rare. */
export const TAGS = [
  '会员',
  '微信',
  '双耳',
  '电话优先',
  '家属陪同',
  '轮椅',
  '英语',
  '粤语',
  '企业客户',
  '投诉过',
  '媒体',
  '重点维护',
] as const;

const STREETS = ['中山', '解放', '人民', '建设', '环市', '东风', '滨江', '体育'];
const PREFIXES = [
  '130',
  '131',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '151',
  '158',
  '159',
  '177',
  '186',
  '187',
  '188',
];
const MAIL_HOSTS = ['qq.example', '163.example', 'mail.example', 'clinic.example'];

/** The customer with a given place; the same for the same seed, whoever was made before. */
export function customerAt(seed: number, index: number): MadeCustomer {
  const random = seededRandom(seed * 1_000_003 + index * 2 + 1);
  const number = customerNumber(index);
  const branch =
    BRANCHES[Math.min(BRANCHES.length - 1, Math.floor(random.uniform() ** 1.5 * BRANCHES.length))] ??
    BRANCHES[0];
  const script = random.uniform();
  if (script < 0.02)
    return {
      ...organisation(random),
      ...reach(random, index, 'office'),
      number,
      branch,
      tags: tagsOf(random),
    };
  const person = script < 0.06 ? western(random) : script < 0.12 ? traditional(random) : chinese(random);
  return {
    ...person,
    ...reach(random, index, person.language),
    bornOn: birthday(random),
    number,
    branch,
    tags: tagsOf(random),
  };
}

/** The number a customer has in the other system. */
export function customerNumber(index: number): string {
  return `K${String(index + 1).padStart(7, '0')}`;
}

type Named = Pick<MadeCustomer, 'kind' | 'name' | 'gender' | 'language'>;

function chinese(random: RandomSource): Named {
  const gender = random.uniform() < 0.55 ? 'female' : 'male';
  const given = gender === 'female' ? names.givenFemale : names.givenMale;
  const length = random.uniform() < 0.8 ? 2 : 1;
  const name = pick(random, names.surnames) + Array.from({ length }, () => pick(random, given)).join('');
  return { kind: 'person', name, gender, language: 'zh-CN' };
}

function traditional(random: RandomSource): Named {
  const name = `${pick(random, traditionalNames.surnames)}${pick(random, traditionalNames.given)}${pick(random, traditionalNames.given)}`;
  return { kind: 'person', name, gender: random.uniform() < 0.5 ? 'female' : 'male', language: 'zh-TW' };
}

function western(random: RandomSource): Named {
  const name = `${pick(random, names.westernGiven)} ${pick(random, names.westernFamily)}`;
  return { kind: 'person', name, gender: null, language: 'en' };
}

function organisation(random: RandomSource): Named & { bornOn: null } {
  const name =
    pick(random, names.organisationPlaces) +
    pick(random, names.organisationNames) +
    pick(random, names.organisationKinds);
  return { kind: 'organisation', name, gender: null, language: 'zh-CN', bornOn: null };
}

/** Telephones are given one by one, so that as few are shared as in a real town. */
function reach(
  random: RandomSource,
  index: number,
  lives: string,
): Pick<MadeCustomer, 'phone' | 'email' | 'address'> {
  const phone = random.uniform() < 0.9 ? phoneNumber(random, index, lives) : null;
  const email =
    random.uniform() < 0.35 ? `guest${(index * 7919) % 10_000_019}@${pick(random, MAIL_HOSTS)}` : null;
  const address =
    random.uniform() < 0.3
      ? `广州市${pick(random, STREETS)}路${random.integerBelow(900) + 1}号${random.integerBelow(40) + 1}房`
      : null;
  return { phone, email, address };
}

function phoneNumber(random: RandomSource, index: number, lives: string): string {
  // One in twenty shares the number of the customer before, as couples do.
  const line = random.uniform() < 0.05 ? index - 1 : index;
  if (lives === 'zh-TW') return `+8869${digits(line, 8)}`;
  if (lives === 'office') return `020-8${digits(line, 7)}`;
  const whole = `${PREFIXES[Math.abs(line) % PREFIXES.length] ?? '138'}${digits(line, 8)}`;
  const written = random.uniform();
  if (written < 0.7) return whole;
  if (written < 0.9) return `${whole.slice(0, 3)} ${whole.slice(3, 7)} ${whole.slice(7)}`;
  return `+86 ${whole.slice(0, 3)}-${whole.slice(3, 7)}-${whole.slice(7)}`;
}

/** Spreads places over all numbers of so many digits without meeting twice. */
function digits(place: number, count: number): string {
  const size = 10 ** count;
  return String((Math.abs(place) * 61_803_399 + 24_681) % size).padStart(count, '0');
}

function birthday(random: RandomSource): string | null {
  if (random.uniform() > 0.6) return null;
  const year = 1930 + random.integerBelow(60);
  return `${year}-${two(1 + random.integerBelow(12))}-${two(1 + random.integerBelow(28))}`;
}

function tagsOf(random: RandomSource): string[] {
  return TAGS.filter((_, place) => random.uniform() < 0.3 / (place + 1) ** 1.4);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function pick<T>(random: RandomSource, list: readonly T[]): T {
  const chosen = list[random.integerBelow(list.length)];
  if (chosen === undefined) throw new RangeError('pick requires a list with something in it');
  return chosen;
}
