import path from 'node:path';
import { type SyntaxNode, sourceFiles, walkSource } from './import-graph.ts';

interface SourceRule {
  name: string;
  /** Files that are free to do it. */
  allowed: RegExp;
  offends(node: SyntaxNode): boolean;
}

const TESTS =
  '(\\.test\\.tsx?$|^tests/|^bench/|^tools/|/testing/|^packages/test-kit/|/test/|\\.config\\.ts$)';

/** What only certain places may do, found in the syntax and not by a text search. */
export const sourceRules: readonly SourceRule[] = [
  {
    name: 'environment-in-config',
    allowed: new RegExp(
      `${TESTS}|^apps/[^/]+/config/|^apps/cli/main\\.ts$|^packages/platform/(postgres|process)/`,
    ),
    offends: (node) => isMember(node, 'process', 'env'),
  },
  {
    name: 'time-from-the-clock',
    allowed: new RegExp(
      `${TESTS}|^packages/platform/|^packages/ui/format/clock\\.ts$|^packages/analytics/cli/`,
    ),
    offends: (node) =>
      isMember(node, 'Date', 'now') ||
      (node.type === 'NewExpression' &&
        isName(node.callee, 'Date') &&
        (node.arguments as unknown[] | null)?.length === 0),
  },
  {
    name: 'chance-from-a-seed',
    allowed: new RegExp(`${TESTS}|^packages/platform/`),
    offends: (node) => isMember(node, 'Math', 'random'),
  },
];

/** Places that break a source rule, as `rule: file`. */
export function brokenSources(root: string, folders: readonly string[]): string[] {
  const broken = new Set<string>();
  for (const file of folders.flatMap((folder) => sourceFiles(path.join(root, folder)))) {
    const place = path.relative(root, file);
    const rules = sourceRules.filter(({ allowed }) => !allowed.test(place));
    if (rules.length === 0) continue;
    walkSource(file, (node) => {
      for (const rule of rules) if (rule.offends(node)) broken.add(`${rule.name}: ${place}`);
    });
  }
  return [...broken];
}

function isMember(node: SyntaxNode, object: string, property: string): boolean {
  return node.type === 'MemberExpression' && isName(node.object, object) && isName(node.property, property);
}

function isName(node: unknown, name: string): boolean {
  const identifier = node as SyntaxNode;
  return identifier.type === 'Identifier' && identifier.value === name;
}
