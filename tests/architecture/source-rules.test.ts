import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './import-graph.ts';
import { brokenSources } from './source-rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['apps', 'modules', 'packages', 'packs'];
const INDUSTRY =
  /\b(hearing|audiogram|audiolog\w*|vaccin\w*|tinnitus|policyholder|hypertension)\b|助听|听力|疫苗|血压/i;
const BANNED_NAMES =
  /(^|\/)(utils?|helpers?|common|misc|manager|base|info|new|old|v2)\.tsx?$|-(utils?|helpers?|common|misc|v2)\.tsx?$/;

describe('the source rules', () => {
  it('hold for the whole tree', () => {
    expect(brokenSources(root, FOLDERS)).toEqual([]);
  });

  it.each([
    ['environment-in-config', 'export const home = process.env.HOME;'],
    ['time-from-the-clock', 'export const now = new Date();'],
    ['time-from-the-clock', 'export const now = Date.now();'],
    ['chance-from-a-seed', 'export const dice = Math.random();'],
  ])('%s catches %s', (rule, text) => {
    const tree = mkdtempSync(path.join(tmpdir(), 'perennial-planted-'));
    mkdirSync(path.join(tree, 'modules/parties'), { recursive: true });
    writeFileSync(path.join(tree, 'modules/parties/planted.ts'), text);

    const broken = brokenSources(tree, ['modules']);

    rmSync(tree, { recursive: true });
    expect(broken).toEqual([`${rule}: modules/parties/planted.ts`]);
  });
});

describe('names and words', () => {
  const files = FOLDERS.flatMap((folder) => sourceFiles(path.join(root, folder))).map((file) =>
    path.relative(root, file),
  );

  it('finds no file with a name that says nothing', () => {
    expect(files.filter((file) => BANNED_NAMES.test(file) && !file.startsWith('tools/'))).toEqual([]);
    expect(BANNED_NAMES.test('modules/parties/domain/date-utils.ts')).toBe(true);
  });

  it('finds no industry in the core', () => {
    const core = files.filter(
      (file) => /^(modules|packages)\//.test(file) && !/\.test\.tsx?$|\/testing\//.test(file),
    );
    const named = core.filter((file) => INDUSTRY.test(readFileSync(path.join(root, file), 'utf8')));

    expect(named).toEqual([]);
    expect(INDUSTRY.test('an audiogram')).toBe(true);
  });

  it('finds a README with its headings in every module', () => {
    const modules = readdirSync(path.join(root, 'modules'));
    const missing = modules.filter((module) => {
      const text = readmeOf(module);
      return !['What it is for', 'Words', 'Always true', 'Tells and hears', 'Try it'].every((heading) =>
        text.includes(`## ${heading}`),
      );
    });

    expect(missing).toEqual([]);
  });
});

function readmeOf(module: string): string {
  try {
    return readFileSync(path.join(root, 'modules', module, 'README.md'), 'utf8');
  } catch {
    return '';
  }
}
