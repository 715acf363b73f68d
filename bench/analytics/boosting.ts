// Times boosted trees on the bank campaign (45,211 × 16, five folds: limit 4 s) and on simulated customers:
// node bench/analytics/boosting.ts [rows]
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  boostingLearner,
  evaluatePropensity,
  explainBoostedTrees,
  fitBoostedTrees,
  logisticLearner,
  predictBoostedTrees,
  predictOutOfFold,
  seededRandom,
} from '#analytics';
import { columnsOf } from '../../packages/analytics/test/propensity-data.ts';
import { hasSharedData, sharedDataPath } from '../../packages/analytics/test/shared-data.ts';
import { timed } from './timed.ts';

const BANK = 'bank_marketing_full.csv.gz';

if (hasSharedData(BANK)) {
  const text = gunzipSync(readFileSync(sharedDataPath(BANK))).toString();
  for (const leaveOut of [[], ['duration']]) {
    const { features, happened } = columnsOf(text, leaveOut, 'Y');
    console.log(`\nBank campaign, ${happened.length} × ${Object.keys(features).length}, five shuffled folds`);
    for (const [name, learner] of Object.entries({
      boosted: boostingLearner(),
      logistic: logisticLearner(),
    })) {
      const unseen = timed(name, happened.length, () => predictOutOfFold(learner, features, happened));
      if (unseen.outcome !== 'predicted') continue;
      const { auc, logLoss, calibrationError } = evaluatePropensity(unseen.probabilities, happened);
      console.log(
        `AUC ${auc.toFixed(4)}, log loss ${logLoss.toFixed(4)}, calibration error ${calibrationError.toFixed(4)}`,
      );
    }
  }
}

const rows = Number(process.argv[2] ?? 500_000);
const random = seededRandom(3);
const features = Object.fromEntries(
  Array.from({ length: 12 }, (_, i): [string, (number | string)[]] => [
    `f${i}`,
    Array.from({ length: rows }, () => (i < 9 ? random.normal() : `w${random.integerBelow(8)}`)),
  ]),
);
const happened = Array.from({ length: rows }, (_, i) => {
  const score = Number(features.f0?.[i]) * Number(features.f1?.[i]) + (features.f9?.[i] === 'w3' ? 1 : 0) - 1;
  return random.uniform() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
});
console.log(`\n${rows} simulated customers × 12`);
const fit = timed('fit 100 trees', rows, () => fitBoostedTrees(features, happened, { mostTrees: 100 }));
if (fit.outcome === 'fitted') {
  timed('predict', rows, () => predictBoostedTrees(fit.model, features));
  timed('explain 100 customers', 100, () =>
    Array.from({ length: 100 }, (_, row) => explainBoostedTrees(fit.model, features, row)),
  );
}
