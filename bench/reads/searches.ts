import type { RandomSource } from '#analytics';
import { customerAt, customerNumber, type MadeCustomer } from '../generate/customers.ts';
import { pick, type ReadAction } from './read-action.ts';

const LIMIT_MS = 150;
const SYLLABLES = 'chen wang li zhang liu yang huang zhao wu zhou xu sun ma zhu hu guo he lin luo gao'.split(
  ' ',
);
const GIVEN = 'wei min hong jie ling fang mei guo zhi yan jun hua'.split(' ');

/** Searches for somebody who is there, in the ways people type. */
export function searchActions(options: { customers: number; seed: number }): ReadAction[] {
  const somebody = (random: RandomSource, has: (made: MadeCustomer) => boolean): MadeCustomer => {
    for (;;) {
      const made = customerAt(options.seed, random.integerBelow(options.customers));
      if (has(made)) return made;
    }
  };
  const chinese = (random: RandomSource) =>
    somebody(random, ({ language, kind }) => kind === 'person' && language === 'zh-CN');
  const phone = (random: RandomSource) => somebody(random, (made) => made.phone !== null).phone ?? '';
  const action = (name: string, typed: (random: RandomSource) => string): ReadAction => ({
    name: `search: ${name}`,
    roles: ['front-desk', 'agent', 'manager', 'administrator'],
    limitMs: LIMIT_MS,
    places: (random) => [`/api/parties/search?q=${encodeURIComponent(typed(random))}`],
  });
  return [
    action('one Chinese character', (random) => chinese(random).name.slice(0, 1)),
    action('two Chinese characters', (random) => chinese(random).name.slice(0, 2)),
    action('a whole Chinese name', (random) => chinese(random).name),
    action('part of a given name', (random) => chinese(random).name.slice(-1)),
    action('surname in pinyin', (random) => pick(random, SYLLABLES)),
    action('name in pinyin', (random) => pick(random, SYLLABLES) + pick(random, GIVEN)),
    action(
      'initials',
      (random) => `${pick(random, SYLLABLES)[0]}${pick(random, GIVEN)[0]}${pick(random, GIVEN)[0]}`,
    ),
    action('last four digits of a telephone', (random) => phone(random).replace(/\D/g, '').slice(-4)),
    action('a telephone as it was written', (random) => phone(random)),
    action('the beginning of a telephone', (random) => phone(random).replace(/\D/g, '').slice(0, 7)),
    action('number in another system', (random) => customerNumber(random.integerBelow(options.customers))),
    action('an e-mail address', (random) => somebody(random, ({ email }) => email !== null).email ?? ''),
    action('a Western name', (random) => somebody(random, ({ language }) => language === 'en').name),
    action('two words that many have', (random) => `${pick(random, SYLLABLES)} ${pick(random, GIVEN)}`),
    action('nobody', (random) => `zzq${random.integerBelow(1000)}`),
  ];
}
