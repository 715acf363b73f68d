import { crossPredictUpliftLearner, evaluateUplift, policyValue } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { asFlag, chosenNames, oneOf, readFeature } from './named-columns.ts';
import { answered } from './plain-text.ts';
import { readCsv } from './read-csv.ts';
import { TableColumns } from './table-columns.ts';

export const upliftOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of an experiment, one customer a line; - for standard input' },
  treated: {
    required: true,
    help: 'name of the column that is 1 for those treated, assigned by chance, else 0',
  },
  happened: { required: true, help: 'name of the column that is 1 where it happened, else 0' },
  features: { help: 'names with commas between; all other columns unless given' },
  learner: { help: 'doubly-robust (default), two-models, single-model or transformed-outcome' },
  threshold: { help: 'treat customers whose expected effect is above this (0)' },
  draws: { help: 'bootstrap samples of the Qini coefficient (200)' },
  seed: { help: 'of folds and bootstrap (1)' },
  json: { flag: true, help: 'print JSON' },
};

export const upliftExample =
  'perennial-analytics uplift --input campaign.csv --treated mailed --happened bought --json';

/** Whether choosing whom to treat gains anything over treating all, or none. */
export function upliftCommand(args: readonly string[]): string {
  const options = new CommandOptions('uplift', upliftOptions, args);
  const learner = oneOf(options, 'learner', [
    'doubly-robust',
    'two-models',
    'single-model',
    'transformed-outcome',
  ]);
  const threshold = options.number('threshold') ?? 0;
  const draws = options.number('draws', { above: 0 });
  const seed = options.number('seed');
  options.noWords();
  options.finish();
  const [treatedName, happenedName] = [options.text('treated') ?? '', options.text('happened') ?? ''];
  const table = readCsv(options.text('input') ?? '');
  const columns = new TableColumns(table);
  const treated = columns.read(treatedName, asFlag);
  const happened = columns.read(happenedName, asFlag);
  const names = chosenNames(options, 'features', table, [treatedName, happenedName]);
  const features = Object.fromEntries(names.map((name) => [name, readFeature(columns, name)]));
  columns.finish();
  if (names.length === 0) throw new CliFault(['uplift: there is no feature to choose by']);
  const predicted = crossPredictUpliftLearner(learner, features, treated, happened, { seed });
  if (predicted.outcome === 'not-enough-data') return answered({ ...predicted }, options.has('json'));
  const { curve, ...evaluation } = evaluateUplift(predicted.scores, treated, happened, { draws, seed });
  const rule = predicted.scores.map((score) => (score > threshold ? 1 : 0));
  const policy = policyValue(rule, treated, happened);
  return answered(
    {
      outcome: 'judged',
      learner,
      threshold,
      ...evaluation,
      policy,
      ...(options.has('json') ? { curve } : {}),
    },
    options.has('json'),
  );
}
