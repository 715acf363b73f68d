// Times fits and forecasts of one million simulated customers: node bench/analytics/one-million-customers.ts
import {
  compressHistories,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  forecastCustomers,
  type PurchaseModel,
  seededRandom,
  simulateHistories,
  valueCustomers,
} from '#analytics';

const customers = Number(process.argv[2] ?? 1_000_000);

function timed<Result>(name: string, limitSeconds: number, work: () => Result): Result {
  const start = performance.now();
  const result = work();
  const seconds = (performance.now() - start) / 1000;
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`${name}: ${seconds.toFixed(2)} s (limit ${limitSeconds} s), ${memory} MB`);
  return result;
}

const random = seededRandom(7);
const ages = Int32Array.from({ length: customers }, () => 189 + random.integerBelow(84));
const truths: PurchaseModel[] = [
  { model: 'bg-nbd', parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } },
  { model: 'pareto-nbd', parameters: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 } },
];
for (const truth of truths) {
  console.log(`\n${customers} customers simulated from ${truth.model}`);
  const simulated = simulateHistories(truth, ages, { seed: 11 });
  const meanRepeatValue = Float64Array.from(simulated.repeatPurchases, (x) =>
    x > 0 ? random.gamma(6.25 * x, random.gamma(3.74, 15.44)) / x : 0,
  );
  const compressed = timed('compress', 0.5, () => compressHistories(simulated));
  console.log(`${compressed.rows} distinct histories`);
  const fits = [
    timed('fit BG/NBD', 0.6, () => fitBgNbd(compressed)),
    timed('fit MBG/NBD', 0.6, () => fitMbgNbd(compressed)),
    timed('fit Pareto/NBD', 3, () => fitParetoNbd(compressed)),
  ];
  const spending = timed('fit Gamma-Gamma', 0.3, () =>
    fitGammaGamma({ repeatPurchases: simulated.repeatPurchases, meanRepeatValue }),
  );
  for (const fit of fits) {
    if (fit.outcome !== 'fitted' || spending.outcome !== 'fitted') continue;
    console.log(fit.model, fit.parameters, fit.logLikelihood, fit.converged, fit.iterations);
    timed(`forecast and intervals, ${fit.model}`, 1, () =>
      forecastCustomers(fit, compressed, { horizonWeeks: 39 }),
    );
    timed(`values and intervals, ${fit.model}`, 10, () =>
      valueCustomers({ purchases: fit, spending }, compressed, meanRepeatValue, {
        marginShare: 0.3,
        discountRatePerYear: 0.15,
      }),
    );
  }
}
