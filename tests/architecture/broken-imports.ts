import { type Import, importsOf } from './import-graph.ts';
import { type ImportRule, importRules } from './import-rules.ts';

/** The broken import rules of a tree, as `rule: from → to`. */
export function brokenImports(root: string, folders: readonly string[]): string[] {
  const imports = importsOf(root, folders);
  const forbidden = importRules.flatMap((rule) =>
    imports.filter((one) => breaks(one, rule)).map(({ from, to }) => `${rule.name}: ${from} → ${to}`),
  );
  return [...forbidden, ...cycles(imports)];
}

function breaks({ from, to, typeOnly }: Import, rule: ImportRule): boolean {
  if (typeOnly && rule.allowsTypes) return false;
  const place = matchAny(from, rule.from.path);
  if (!place || matchAny(from, rule.from.pathNot ?? [])) return false;
  const here = (pattern: string) => pattern.replace('$1', place[1] ?? '');
  if (rule.to.path && !matchAny(to, rule.to.path.map(here))) return false;
  return !matchAny(to, (rule.to.pathNot ?? []).map(here));
}

function matchAny(text: string, patterns: readonly string[]): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = new RegExp(pattern).exec(text);
    if (match) return match;
  }
  return undefined;
}

/** Circles of imports that are there when the program runs. */
function cycles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: string[]) => {
    const start = trail.indexOf(file);
    if (start >= 0) return void found.add(`no-cycles: ${[...trail.slice(start), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return [...found];
}
