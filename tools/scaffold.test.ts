import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenImports } from '../tests/architecture/broken-imports.ts';
import { scaffoldAction, scaffoldModule } from './scaffold.ts';
import { root } from './steps.ts';

describe('the scaffolds', () => {
  let tree: string;
  beforeAll(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'perennial-scaffold-'));
    copyFileSync(path.join(root, 'package.json'), path.join(tree, 'package.json'));
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  it('make a module that keeps the import rules', () => {
    scaffoldModule(tree, 'care-plans', '202603021030');
    scaffoldAction(tree, 'care-plans', 'open-plan');

    expect(brokenImports(tree, ['modules'])).toEqual([]);
    expect(readFileSync(path.join(tree, 'modules/care-plans/actions/open-plan.ts'), 'utf8')).toContain(
      'export async function openPlan',
    );
  });

  it('refuse to write over what is there, or to use a name that is none', () => {
    expect(() => scaffoldModule(tree, 'care-plans', '202603021030')).toThrow('is there already');
    expect(() => scaffoldModule(tree, 'CarePlans', '202603021030')).toThrow('kebab-case');
    expect(() => scaffoldAction(tree, 'nowhere', 'open-plan')).toThrow('there is no modules/nowhere');
  });
});
