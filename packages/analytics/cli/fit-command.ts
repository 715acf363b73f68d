import {
  fitAndChoose,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  testSpendingIndependence,
} from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { type HistoriesFile, readHistories } from './read-histories.ts';

const MODELS = ['bg-nbd', 'mbg-nbd', 'pareto-nbd', 'gamma-gamma', 'choose'] as const;

export const fitOptions: Record<string, OptionSpec> = {
  histories: { required: true, help: 'CSV written by summarize; - for standard input' },
  model: { help: `${MODELS.join(', ')} (choose: by the holdout; needs holdout_purchases)` },
  'holdout-days': { help: 'length of the holdout, for choose' },
};

/** A fit, or the answer that there is not enough data, as JSON. */
export function fitCommand(args: readonly string[]): string {
  const options = new CommandOptions('fit', fitOptions, args);
  const model = options.oneOf('model', MODELS, 'mbg-nbd');
  const holdoutDays = options.number('holdout-days', { above: 0 });
  options.finish();
  const file = readHistories(options.text('histories') ?? '');
  return `${JSON.stringify(answer(model, file, holdoutDays, options.text('histories') ?? ''), undefined, 2)}\n`;
}

function answer(
  model: (typeof MODELS)[number],
  file: HistoriesFile,
  holdoutDays: number | undefined,
  name: string,
): unknown {
  const { histories, meanRepeatValue, holdoutPurchases } = file;
  if (model === 'bg-nbd') return fitBgNbd(histories);
  if (model === 'mbg-nbd') return fitMbgNbd(histories);
  if (model === 'pareto-nbd') return fitParetoNbd(histories);
  if (model === 'gamma-gamma') {
    if (!meanRepeatValue)
      throw new CliFault([`${name}:1: no column mean_repeat_value, which gamma-gamma needs`]);
    const spending = { repeatPurchases: histories.repeatPurchases, meanRepeatValue };
    const fit = fitGammaGamma(spending);
    return fit.outcome === 'fitted' ? { ...fit, independence: testSpendingIndependence(spending) } : fit;
  }
  if (!holdoutPurchases || holdoutDays === undefined) {
    throw new CliFault([`${name}: choose needs a column holdout_purchases and --holdout-days`]);
  }
  const choice = fitAndChoose(histories, holdoutPurchases, holdoutDays);
  if (choice.outcome !== 'chosen') return choice;
  const withoutScores = choice.candidates.map(({ fit, holdout }) => {
    const { logScores, ...judged } = holdout;
    return { model: fit.model, holdout: { ...judged, n: logScores.length } };
  });
  return {
    ...choice.chosen.fit,
    reason: choice.reason,
    candidates: withoutScores,
    rejected: choice.rejected,
  };
}
