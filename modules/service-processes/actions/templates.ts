import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type ProcessTemplate,
  type ProcessTemplateGiven,
  processesProblems,
  processTemplate,
} from '../contract/index.ts';
import { listLatestReleases } from '../data/design-queries.ts';
import { templateFaults } from '../domain/check-template.ts';

/** The templates that packs bring, by key. */
export type Templates = ReadonlyMap<string, ProcessTemplate>;

/**
 * Reads the templates that packs bring.
 * @throws Error that lists every fault of every template: a product with a broken one does not start
 */
export function readTemplates(given: readonly ProcessTemplateGiven[]): Templates {
  const templates = new Map<string, ProcessTemplate>();
  const faults: string[] = [];
  for (const one of given) {
    const template = processTemplate.parse(one);
    faults.push(...templateFaults(template).map((fault) => `${template.key}: ${fault}`));
    templates.set(template.key, template);
  }
  if (faults.length > 0) throw new Error(`service processes cannot be used: ${faults.join('; ')}`);
  return templates;
}

/** What processes can begin with now: what was published here, and what packs bring where nothing was. */
export async function templatesInUse(ctx: ActionContext, packs: Templates): Promise<Templates> {
  const releases = await listLatestReleases(ctx.db);
  return new Map([...packs, ...releases.map(({ template_key, body }) => [template_key, body] as const)]);
}

/** The version of a template that a process begins with now, or a refusal that names those there are. */
export async function templateInUse(
  ctx: ActionContext,
  packs: Templates,
  key: string,
): Promise<ProcessTemplate> {
  const [release] = await listLatestReleases(ctx.db, key);
  const template = release?.body ?? packs.get(key);
  if (template) return template;
  const known = [...(await templatesInUse(ctx, packs)).keys()].join(', ') || 'none';
  return refuse(
    processesProblems.unknownTemplate,
    `there is no service process "${key}"; there are: ${known}`,
  );
}
