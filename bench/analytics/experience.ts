// Times key drivers, a path model, scores and raking: node bench/analytics/experience.ts [answers, 5000 unless told]
import {
  countPromoters,
  fitPathModel,
  keyDrivers,
  netPromoterScore,
  rakeWeights,
  seededRandom,
} from '#analytics';
import { timed } from './timed.ts';

const answers = Number(process.argv[2] ?? 5000);
const random = seededRandom(6);
const mood = Float64Array.from({ length: answers }, () => random.normal());
const scored = (share: number): number[] =>
  Array.from(mood, (own) =>
    Math.min(
      10,
      Math.max(0, Math.round(7 + 1.5 * (share * own + Math.sqrt(1 - share * share) * random.normal()))),
    ),
  );
const factors = Object.fromEntries(Array.from({ length: 15 }, (_, j) => [`f${j}`, scored(0.3 + 0.03 * j)]));
const overall = scored(0.9);

timed('LMG of 15 factors, no bootstrap (limit 1 s)', answers, () =>
  keyDrivers(factors, overall, { method: 'lmg', draws: 0 }),
);
timed('LMG of 15 factors, 500 bootstrap samples', answers, () =>
  keyDrivers(factors, overall, { method: 'lmg' }),
);
timed('path model of 4 constructs, 500 bootstrap samples', answers, () =>
  fitPathModel(factors, {
    constructs: {
      image: ['f0', 'f1', 'f2'],
      quality: ['f3', 'f4', 'f5', 'f6'],
      satisfaction: ['f7', 'f8', 'f9'],
      loyalty: ['f10', 'f11'],
    },
    paths: [
      ['image', 'quality'],
      ['quality', 'satisfaction'],
      ['satisfaction', 'loyalty'],
    ],
  }),
);
timed('promoter score', answers, () => netPromoterScore(countPromoters(overall)));
const branches = Array.from({ length: answers }, () => `b${random.integerBelow(8)}`);
const ages = Array.from({ length: answers }, () => `a${random.integerBelow(5)}`);
timed('raking by 8 branches and 5 ages', answers, () =>
  rakeWeights(
    { branch: branches, age: ages },
    {
      branch: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`b${i}`, 1 + i])),
      age: Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`a${i}`, 1 + i])),
    },
  ),
);
