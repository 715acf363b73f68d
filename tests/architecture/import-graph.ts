import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Module, parseSync } from '@swc/core';

export interface Import {
  from: string;
  /** A path below the tree, `node:fs`, or `node_modules/<package>`. */
  to: string;
  /** Gone when the program runs. */
  typeOnly: boolean;
}

const SOURCE = /\.(ts|tsx)$/;
const SKIPPED = new Set(['node_modules', 'dist']);

/** Every import of every source file below the folders of a tree, static and dynamic. */
export function importsOf(root: string, folders: readonly string[]): Import[] {
  const resolve = resolver(root);
  return folders.flatMap((folder) =>
    sourceFiles(path.join(root, folder)).flatMap((file) => {
      const from = path.relative(root, file);
      return specifiersOf(file).map(({ specifier, typeOnly }) => ({
        from,
        to: resolve(file, specifier),
        typeOnly,
      }));
    }),
  );
}

/** All TypeScript files below a folder. */
export function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sourceFiles(place);
    return SOURCE.test(entry.name) ? [place] : [];
  });
}

/** The syntax tree of a source file, walked node by node. */
export function walkSource(file: string, visit: (node: SyntaxNode) => void): void {
  const tree: Module = parseSync(readFileSync(file, 'utf8'), {
    syntax: 'typescript',
    tsx: file.endsWith('x'),
    target: 'es2024',
  });
  walk(tree, visit);
}

export type SyntaxNode = Record<string, unknown> & { type: string };

function walk(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value) visit(value as SyntaxNode);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

function specifiersOf(file: string): { specifier: string; typeOnly: boolean }[] {
  const found: { specifier: string; typeOnly: boolean }[] = [];
  walkSource(file, (node) => {
    const source = node.source as { value: string } | null | undefined;
    if (node.type === 'ImportDeclaration' && source) {
      found.push({ specifier: source.value, typeOnly: node.typeOnly === true || onlyTypesNamed(node) });
    }
    if ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') && source) {
      found.push({ specifier: source.value, typeOnly: node.typeOnly === true || onlyTypesNamed(node) });
    }
    if (node.type === 'CallExpression' && (node.callee as SyntaxNode).type === 'Import') {
      const argument = (node.arguments as { expression: SyntaxNode }[])[0]?.expression;
      if (argument?.type === 'StringLiteral')
        found.push({ specifier: String(argument.value), typeOnly: false });
    }
    if (node.type === 'TsImportType') {
      found.push({ specifier: (node.argument as { value: string }).value, typeOnly: true });
    }
  });
  return found;
}

function onlyTypesNamed(node: SyntaxNode): boolean {
  const names = (node.specifiers ?? []) as { isTypeOnly?: boolean; typeOnly?: boolean }[];
  return names.length > 0 && names.every((name) => name.isTypeOnly === true || name.typeOnly === true);
}

function resolver(root: string): (from: string, specifier: string) => string {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    imports: Record<string, string>;
  };
  const patterns = Object.entries(manifest.imports).sort(([a], [b]) => b.length - a.length);
  return (from, specifier) => {
    if (specifier.startsWith('.')) return path.relative(root, path.resolve(path.dirname(from), specifier));
    if (specifier.startsWith('#')) return resolveOwn(patterns, specifier);
    if (specifier.startsWith('node:')) return specifier;
    const name = specifier.startsWith('@')
      ? specifier.split('/').slice(0, 2).join('/')
      : specifier.split('/')[0];
    return `node_modules/${name}`;
  };
}

function resolveOwn(patterns: [string, string][], specifier: string): string {
  for (const [pattern, target] of patterns) {
    const [before = '', after] = pattern.split('*');
    if (
      after === undefined
        ? pattern !== specifier
        : !(specifier.startsWith(before) && specifier.endsWith(after))
    )
      continue;
    const middle = after === undefined ? '' : specifier.slice(before.length, specifier.length - after.length);
    return target.replace(/^\.\//, '').replaceAll('*', middle);
  }
  throw new Error(`${specifier} is none of the imports in package.json`);
}
