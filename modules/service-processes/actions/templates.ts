import { refuse } from '#contract-kit';
import {
  type ProcessTemplate,
  type ProcessTemplateGiven,
  processesProblems,
  processTemplate,
} from '../contract/index.ts';
import { templateFaults } from '../domain/check-template.ts';

/** The templates a process can begin with, latest versions, by key. */
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

/** The latest version of a template, or a refusal that names those there are. */
export function latestTemplate(templates: Templates, key: string): ProcessTemplate {
  const template = templates.get(key);
  if (template) return template;
  const known = [...templates.keys()].join(', ') || 'none';
  return refuse(
    processesProblems.unknownTemplate,
    `there is no service process "${key}"; there are: ${known}`,
  );
}
