import {
  evaluateHeldOutChoices,
  fitChoices,
  fitIndividualChoices,
  individualWillingnessToPay,
  willingnessToPay,
} from '../src/index.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { answered } from './plain-text.ts';
import { readChoices } from './read-choices.ts';

export const conjointOptions: Record<string, OptionSpec> = {
  input: {
    required: true,
    help: 'CSV, one alternative a line: respondent, task, chosen (1 or 0) and attributes; none has empty attributes',
  },
  attributes: { help: 'names with commas between; all other columns unless given' },
  price: { help: 'name of the price attribute: gives money values' },
  method: { help: 'aggregate (default) or individual (hierarchical Bayes)' },
  'hold-out': { help: 'last tasks of each person kept out to judge by, individual only (0)' },
  draws: { help: 'draws kept of each of two chains, individual only (1000)' },
  seed: { help: 'of the chains (1)' },
  json: { flag: true, help: 'print JSON' },
};

export const conjointExample =
  'perennial-analytics conjoint --input choices.csv --price price --method individual --hold-out 1 --json';

/** Trade-offs from choices: of everyone together, or of each person. */
export function conjointCommand(args: readonly string[]): string {
  const options = new CommandOptions('conjoint', conjointOptions, args);
  const individual = options.text('method') === 'individual';
  if (!individual && (options.text('method') ?? 'aggregate') !== 'aggregate')
    options.fault(`--method: "${options.text('method') ?? ''}" is not one of aggregate, individual`);
  const heldOut = options.number('hold-out', { above: -1 }) ?? 0;
  const draws = options.number('draws', { above: 99 });
  const seed = options.number('seed');
  options.noWords();
  options.finish();
  const price = options.text('price');
  const { columns, people } = readChoices(options.text('input') ?? '', options.text('attributes'), price);
  if (!individual) {
    const tasks = people.flatMap((person) =>
      person.tasks.map(({ alternatives, chosen }) => ({
        alternatives: alternatives.map((values, a) => ({ values, chosen: a === chosen ? 1 : 0 })),
      })),
    );
    const fit = fitChoices(columns, tasks);
    if (fit.outcome === 'not-enough-data') return answered({ ...fit }, options.has('json'));
    const money = price === undefined ? {} : { willingnessToPay: willingnessToPay(fit, price) };
    return answered({ ...fit, people: people.length, ...money }, options.has('json'));
  }
  const learned = people.map(({ tasks }) => ({ tasks: tasks.slice(0, Math.max(0, tasks.length - heldOut)) }));
  const fit = fitIndividualChoices(columns, learned, { draws, seed });
  if (fit.outcome === 'not-enough-data') return answered({ ...fit }, options.has('json'));
  const judged =
    heldOut > 0
      ? {
          heldOut: evaluateHeldOutChoices(
            fit,
            people.map(({ tasks }) => ({ tasks: tasks.slice(Math.max(0, tasks.length - heldOut)) })),
          ),
        }
      : {};
  const money = price === undefined ? {} : { willingnessToPay: individualWillingnessToPay(fit, price) };
  const { draws: _, people: worths, ...told } = fit;
  const byPerson = worths.map((worth, i) => ({ respondent: people[i]?.respondent, ...worth }));
  return answered(
    { ...told, ...judged, ...money, ...(options.has('json') ? { people: byPerson } : {}) },
    options.has('json'),
  );
}
