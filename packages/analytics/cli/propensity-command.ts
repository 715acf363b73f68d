import {
  boostingLearner,
  calibratedLearner,
  choosePropensity,
  type FeatureImportance,
  judgePropensity,
  type LeakSign,
  logisticLearner,
  type NotEnoughData,
  type PropensityChoice,
  type PropensityLearner,
  permutationImportance,
  reportFeatureDrift,
  scanForLeaks,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { delivered } from './predict-command.ts';
import { type CustomersFile, readCustomers, requireSameFeatures } from './read-customers.ts';
import { writeCsv } from './write-csv.ts';

const MODELS = ['choose', 'logistic', 'boosted-trees'] as const;
const CALIBRATIONS = ['platt', 'isotonic', 'none'] as const;

export const propensityOptions: Record<string, OptionSpec> = {
  input: {
    required: true,
    help: 'CSV, one row a customer: facts known before, and the outcome; - for standard input',
  },
  outcome: { required: true, help: 'name of the column that is yes or no (1 or 0)' },
  date: { help: 'name of a column of dates: the later fifth then judges; without it, shuffled folds' },
  customer: { help: 'name of the column that names the customer; not learned from' },
  'leave-out': { help: 'names of columns not to learn from, commas between' },
  model: { help: `${MODELS.join(', ')} (choose unless given)` },
  calibrate: { help: `${CALIBRATIONS.join(', ')} (platt unless given)` },
  seed: { help: 'of folds and trees (1)' },
  score: { help: 'CSV of customers to score; needs --out' },
  out: { help: 'where their probabilities are written, as CSV' },
  json: { flag: true, help: 'print JSON' },
};

export const PROPENSITY_EXAMPLE =
  'perennial-analytics propensity --input customers.csv --outcome left --date signed_on --customer customer_id --json';

/** Learns who will, judges it on customers not seen, and scores others when asked. */
export function propensityCommand(args: readonly string[]): string {
  const options = new CommandOptions('propensity', propensityOptions, args);
  const model = oneOf(options, 'model', MODELS);
  const calibration = oneOf(options, 'calibrate', CALIBRATIONS);
  const seed = options.number('seed') ?? 1;
  if (options.has('score') !== options.has('out'))
    options.fault('propensity: --score and --out need each other');
  if (options.text('out') === '-') options.fault('--out: "-" is not a file');
  options.noWords();
  options.finish();
  const columns = {
    outcome: options.text('outcome'),
    date: options.text('date'),
    customer: options.text('customer'),
    leaveOut: (options.text('leave-out') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  };
  const file = readCustomers(options.text('input') ?? '', columns);
  const start = performance.now();
  const learners = learnersOf(model, calibration, seed);
  const choice = choosePropensity(file.features, file.happened, { learners, order: file.order, seed });
  if (choice.outcome === 'not-enough-data') return `${JSON.stringify(choice, undefined, 2)}\n`;
  const learner = learners[choice.chosen];
  if (!learner) throw new CliFault([`propensity: ${choice.chosen} is not a model`]);
  const judged = { ...judge(choice, file), ...importanceOf(choice, learner, file) };
  const signs = scanForLeaks(file.features, file.happened);
  const scored = score(options, columns, learner, file);
  const seconds = (performance.now() - start) / 1000;
  const answer = { ...judged, leaks: signs, ...scored, seconds };
  return options.has('json') ? `${JSON.stringify(answer, undefined, 2)}\n` : told(answer);
}

function oneOf<Choice extends string>(
  options: CommandOptions,
  name: string,
  choices: readonly [Choice, ...Choice[]],
) {
  const text = options.text(name) ?? choices[0];
  const choice = choices.find((candidate) => candidate === text);
  if (!choice) options.fault(`--${name}: "${text}" is not one of ${choices.join(', ')}`);
  return choice ?? choices[0];
}

function learnersOf(
  model: (typeof MODELS)[number],
  method: (typeof CALIBRATIONS)[number],
  seed: number,
): Record<string, PropensityLearner> {
  const plain = { logistic: logisticLearner(), 'boosted-trees': boostingLearner({ seed }) };
  const wanted = Object.entries(plain).filter(([name]) => model === 'choose' || model === name);
  return Object.fromEntries(
    wanted.map(([name, learner]) => [
      name,
      method === 'none' ? learner : calibratedLearner(learner, { method, seed }),
    ]),
  );
}

function judge(choice: PropensityChoice, file: CustomersFile) {
  const chosen = choice.candidates.find(({ name }) => name === choice.chosen);
  const validation = chosen?.validation;
  const outcomes = Array.from(validation?.rows ?? [], (row) => file.happened[row] ?? 0);
  return {
    outcome: 'judged' as const,
    model: choice.chosen,
    judgedBy: choice.judgedBy,
    reason: choice.reason,
    n: file.rows,
    positives: file.happened.filter((outcome) => outcome === 1).length,
    evaluation: judgePropensity(validation?.probabilities ?? [], outcomes),
    candidates: choice.candidates.map(({ name, validation: { evaluation }, againstFirst }) => {
      const { calibration: _, ...numbers } = evaluation;
      return { name, ...numbers, againstFirst };
    }),
    warnings: validation?.warnings ?? [],
  };
}

/** Of a model learned on those that did not judge; with shuffled folds, on four fifths. */
function importanceOf(
  choice: PropensityChoice,
  learner: PropensityLearner,
  { features, happened, rows }: CustomersFile,
): { importance: FeatureImportance[] } {
  const all = Array.from({ length: rows }, (_, row) => row);
  const later = choice.candidates[0]?.validation.rows ?? new Int32Array(0);
  const judges = new Set(choice.judgedBy === 'date' ? later : all.filter((row) => row % 5 === 0));
  const unseen = all.filter((row) => judges.has(row));
  const learned = learner(
    features,
    happened,
    all.filter((row) => !judges.has(row)),
  );
  const outcomes = new Set(unseen.map((row) => happened[row]));
  if (learned.outcome === 'not-enough-data' || outcomes.size < 2) return { importance: [] };
  return {
    importance: permutationImportance((given, wanted) => learned.predict(given, wanted), features, happened, {
      rows: unseen,
      repeats: 3,
    }),
  };
}

const FEWEST_FOR_DRIFT = 50;

function score(
  options: CommandOptions,
  columns: Parameters<typeof readCustomers>[1],
  learner: PropensityLearner,
  file: CustomersFile,
) {
  const name = options.text('score');
  const out = options.text('out');
  if (name === undefined || out === undefined) return {};
  const others = readCustomers(name, { ...columns, outcome: undefined, date: undefined, leaveOut: [] });
  requireSameFeatures(name, file.features, others.features);
  const all = Array.from({ length: file.rows }, (_, row) => row);
  const learned: ReturnType<PropensityLearner> | NotEnoughData = learner(file.features, file.happened, all);
  if (learned.outcome === 'not-enough-data') return {};
  const probabilities = learned.predict(
    others.features,
    Array.from({ length: others.rows }, (_, row) => row),
  );
  const label = columns.customer ?? 'line';
  delivered(
    writeCsv(others.rows, { [label]: (row) => others.labels[row], probability: (row) => probabilities[row] }),
    out,
  );
  const names = Object.keys(file.features);
  const given = Object.fromEntries(names.map((feature) => [feature, others.features[feature] ?? []]));
  const enough = others.rows >= FEWEST_FOR_DRIFT && file.rows >= FEWEST_FOR_DRIFT;
  return {
    scored: { customers: others.rows, out },
    drift: enough ? reportFeatureDrift(file.features, given) : undefined,
  };
}

type Answer = ReturnType<typeof judge> & { importance: FeatureImportance[]; leaks: LeakSign[] } & ReturnType<
    typeof score
  >;

function told(answer: Answer): string {
  const digits = (value: number): string => String(Number(value.toPrecision(4)));
  const { auc, logLoss, calibrationError, topTenthLift, n } = answer.evaluation;
  const within = ({ value, low, high }: { value: number; low: number; high: number }): string =>
    `${digits(value)} (${digits(low)} to ${digits(high)})`;
  return [
    `${answer.model}, ${answer.n} customers, in ${answer.positives} it happened; judged by ${answer.judgedBy} on ${n}`,
    `  ${answer.reason.detail}`,
    `  AUC ${within(auc)}, log loss ${within(logLoss)}`,
    `  calibration error ${within(calibrationError)}, by chance ${digits(calibrationError.byChance)}; lift of the top tenth ${within(topTenthLift)}`,
    ...answer.importance
      .slice(0, 10)
      .map(
        ({ feature, logLossRise }) =>
          `  ${feature.padEnd(20)} log loss rises by ${within(logLossRise)} without it`,
      ),
    ...answer.warnings.map(({ detail }) => `  ${detail}`),
    ...answer.leaks.filter(({ code }) => code !== 'feature-tells-all').map(({ detail }) => `  ${detail}`),
    ...(answer.scored ? [`  ${answer.scored.customers} customers scored in ${answer.scored.out}`] : []),
    ...(answer.drift && answer.drift.moved.length > 0
      ? [`  They are others than those learned from: ${answer.drift.moved.join(', ')} moved`]
      : []),
    '',
  ].join('\n');
}
