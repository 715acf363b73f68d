import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sify, tify } from 'chinese-conv';
import { describe, expect, it } from 'vitest';
import { contract } from '#contract';
import { COMMON_PROBLEMS, type Route } from '#contract-kit';
import { businessModules } from '../../apps/server/modules.ts';
import { tableWords } from '../../modules/privacy/domain/export-words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LANGUAGES = ['en', 'zh-cn', 'zh-tw'] as const;

const routes = Object.values(contract).flatMap((module) => Object.values(module) as Route[]);

type Words = { [key: string]: string | Words };

describe('the words on screen', () => {
  it.each(LANGUAGES)('explain every problem a route declares, in %s', async (language) => {
    const known = new Set(
      (await allWords(language)).flatMap((words) => Object.keys((words.problems as Words | undefined) ?? {})),
    );
    const declared = [...COMMON_PROBLEMS, ...routes.flatMap(({ problems }) => problems ?? [])].map(
      ({ code }) => code,
    );

    expect([...new Set(declared)].filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(LANGUAGES)('tell every event that stands on the timeline, in %s', async (language) => {
    const words = await allWords(language);
    const shown = businessModules.flatMap(({ events }) =>
      (events ?? []).filter(({ timeline }) => timeline === 'shown'),
    );
    const told = (name: string) =>
      words.some((one) => find(one, ['timeline', ...name.split('.')]) ?? find(one, ['timeline', name]));
    // Words may differ with a count; the form for many is there in every language.
    const untold = shown.filter(({ name }) => !told(name) && !told(`${name}_other`));

    expect(untold.map(({ name }) => name)).toEqual([]);
  });

  it.each(LANGUAGES)('name every action that the audit log keeps, in %s', async (language) => {
    const words = await allWords(language);
    const kept = routes.flatMap(({ audit }) => audit ?? []);

    expect(kept.filter((action) => !words.some((one) => find(one, ['audit', action])))).toEqual([]);
    expect(kept).not.toEqual([]);
  });
});

describe('Chinese words', () => {
  it.each([
    { language: 'zh-tw', convert: tify },
    { language: 'zh-cn', convert: sify },
  ])('are written in one script, in $language', ({ language, convert }) => {
    // Written in both scripts, whatever the table of pairs says.
    const inBoth = new Set('占里≤≥');
    const strange = wordFiles(language).flatMap((file) =>
      [...readFileSync(file, 'utf8')]
        .filter((letter) => !inBoth.has(letter) && convert(letter) !== letter)
        .map((letter) => `${path.relative(root, file)}: ${letter}`),
    );

    expect(strange).toEqual([]);
  });
});

describe('the words for what is held on people', () => {
  const tables = businessModules.flatMap(({ personalData }) => personalData.tables);

  it.each(['zh-CN', 'zh-TW', 'en'] as const)(
    'name every table in the copy a person is given, in %s',
    (language) => {
      expect(tables.filter((table) => tableWords(table, language) === table)).toEqual([]);
    },
  );

  it.each(LANGUAGES)('name every table on the retention schedule, in %s', async (language) => {
    const words = await allWords(language);

    expect(tables.filter((table) => !words.some((one) => find(one, ['table', table])))).toEqual([]);
  });
});

function wordFiles(language: string): string[] {
  const files = globSync(`{modules,packages,packs}/**/*${language}.ts`, {
    cwd: root,
    exclude: ['**/node_modules'],
  });
  expect(files.length).toBeGreaterThan(30);
  return files.map((file) => path.join(root, file));
}

async function allWords(language: string): Promise<Words[]> {
  const folders = [
    'packages/ui/i18n/messages',
    ...readdirSync(path.join(root, 'modules')).flatMap((module) => [
      `modules/${module}/screens/messages`,
      `modules/${module}/screens/log-words`,
    ]),
  ];
  const files = folders
    .map((folder) => path.join(root, folder, `${language}.ts`))
    .filter((file) => existsSync(file));
  const read = await Promise.all(files.map((file) => import(file) as Promise<Record<string, Words>>));
  return read.flatMap((module) => Object.values(module));
}

function find(words: Words, [first = '', ...rest]: string[]): string | Words | undefined {
  const found = words[first];
  return rest.length === 0 || typeof found !== 'object' ? found : find(found, rest);
}
