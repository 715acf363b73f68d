import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { brokenImports } from './broken-imports.ts';
import { importRules } from './import-rules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = ['apps', 'modules', 'packages', 'packs', 'bench', 'tools'];

/** For each rule a file that breaks it, and what that file imports. */
const plantedFaults: Record<string, { file: string; imports: string; target: string }> = {
  'front-door': {
    file: 'modules/orders/actions/a.ts',
    imports: '../../parties/actions/b.ts',
    target: 'modules/parties/actions/b.ts',
  },
  'front-door-from-outside': {
    file: 'apps/cli/a.ts',
    imports: '../../modules/parties/data/b.ts',
    target: 'modules/parties/data/b.ts',
  },
  'contract-is-plain': {
    file: 'modules/parties/contract/a.ts',
    imports: '../domain/b.ts',
    target: 'modules/parties/domain/b.ts',
  },
  'domain-is-pure': {
    file: 'modules/parties/domain/a.ts',
    imports: '../data/b.ts',
    target: 'modules/parties/data/b.ts',
  },
  'screens-use-the-contract': {
    file: 'modules/parties/screens/a.tsx',
    imports: '../actions/b.ts',
    target: 'modules/parties/actions/b.ts',
  },
  'only-data-speaks-sql': { file: 'modules/parties/actions/a.ts', imports: 'kysely', target: '' },
  'analytics-stands-alone': {
    file: 'packages/analytics/src/a.ts',
    imports: '../../contract-kit/b.ts',
    target: 'packages/contract-kit/b.ts',
  },
  'packages-know-no-module': {
    file: 'packages/platform/a.ts',
    imports: '../../modules/parties/index.ts',
    target: 'modules/parties/index.ts',
  },
  'core-knows-no-pack': {
    file: 'modules/parties/a.ts',
    imports: '../../packs/hearing/b.ts',
    target: 'packs/hearing/b.ts',
  },
  'packs-stand-on-the-kit': {
    file: 'packs/hearing/a.ts',
    imports: '../../packages/platform/b.ts',
    target: 'packages/platform/b.ts',
  },
  'pack-screens-use-the-contract': {
    file: 'packs/hearing/screens/a.tsx',
    imports: '../../../modules/measurements/index.ts',
    target: 'modules/measurements/index.ts',
  },
  'testing-only-in-tests': {
    file: 'modules/parties/actions/a.ts',
    imports: '../testing/index.ts',
    target: 'modules/parties/testing/index.ts',
  },
  'browser-without-server': { file: 'packages/ui/a.ts', imports: 'node:fs', target: '' },
  'no-cycles': { file: 'apps/cli/a.ts', imports: './b.ts', target: 'apps/cli/b.ts' },
  'module-order-parties': {
    file: 'modules/parties/actions/a.ts',
    imports: '../../value/index.ts',
    target: 'modules/value/index.ts',
  },
};

describe('the import rules', () => {
  it('hold for the whole tree', () => {
    expect(brokenImports(root, FOLDERS)).toEqual([]);
  });

  it('each have a planted fault, except the repetitions of module-order', () => {
    const untested = importRules.map(({ name }) => name ?? '').filter((name) => !(name in plantedFaults));

    expect(untested.every((name) => name.startsWith('module-order-'))).toBe(true);
  });

  it.each(Object.entries(plantedFaults))('%s catches its planted fault', (rule, planted) => {
    const tree = plant(planted);

    const broken = brokenImports(tree, FOLDERS);

    rmSync(tree, { recursive: true });
    expect(broken.map((line) => line.split(':')[0])).toContain(rule);
  });
});

function plant({ file, imports, target }: { file: string; imports: string; target: string }): string {
  const tree = mkdtempSync(path.join(tmpdir(), 'perennial-planted-'));
  for (const folder of FOLDERS) mkdirSync(path.join(tree, folder));
  copyFileSync(path.join(root, 'package.json'), path.join(tree, 'package.json'));
  write(path.join(tree, file), `import { planted } from '${imports}';\nexport const uses = planted;\n`);
  const back = path.relative(path.dirname(target), file);
  if (target)
    write(path.join(tree, target), `import { uses } from './${back}';\nexport const planted = () => uses;\n`);
  return tree;
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
