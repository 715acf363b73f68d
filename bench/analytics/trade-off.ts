// Times a choice design, the logit of all and utilities of each: node bench/analytics/trade-off.ts [people, 500 unless told]
import {
  codePackage,
  type DesignAttribute,
  designChoices,
  fitChoices,
  fitIndividualChoices,
  type PersonalTask,
  seededRandom,
  simulateShares,
} from '#analytics';
import { timed } from './timed.ts';

const people = Number(process.argv[2] ?? 500);
const attributes: DesignAttribute[] = [
  { name: 'response', levels: ['same day', 'two days', 'a week'] },
  { name: 'warranty', levels: ['one year', 'two years', 'four years'] },
  { name: 'home visit', levels: ['no', 'yes'] },
  { name: 'price', levels: ['100', '150', '200', '250'] },
];
const design = timed('design: 12 tasks of 3, 4 versions', 144, () =>
  designChoices({ attributes, tasks: 12, alternatives: 3, none: true, versions: 4 }),
);
console.log(`D-error ${design.dError.toFixed(4)}, columns ${design.columns.length}`);

const random = seededRandom(2);
const answers = Array.from({ length: people }, (_, person) => {
  const utilities = design.columns.map((_, j) => (j % 2 === 0 ? 0.6 : -0.5) + 0.6 * random.normal());
  const version = design.versions[person % design.versions.length] ?? [];
  return {
    tasks: version.map((shown): PersonalTask => {
      const alternatives = [...shown, undefined].map((levels) => codePackage(attributes, levels, true));
      const worth = alternatives.map((values) =>
        values.reduce((sum, value, j) => sum + value * (utilities[j] ?? 0), -Math.log(random.exponential(1))),
      );
      return { alternatives, chosen: worth.indexOf(Math.max(...worth)) };
    }),
  };
});
const tasks = answers.flatMap(({ tasks: own }) =>
  own.map(({ alternatives, chosen }) => ({
    alternatives: alternatives.map((values, i) => ({ values, chosen: i === chosen ? 1 : 0 })),
  })),
);
timed('logit of all', tasks.length, () => fitChoices(design.columns, tasks));
const fit = timed('utilities of each, 2 chains of 1,000 kept draws', tasks.length, () =>
  fitIndividualChoices(design.columns, answers),
);
if (fit.outcome === 'fitted') {
  const worst = Math.max(...fit.means.map(({ rHat }) => rHat));
  console.log(`largest R-hat ${worst.toFixed(3)}, converged ${fit.converged}`);
  const [task] = answers[0]?.tasks ?? [];
  timed('shares of 4 packages', people, () => simulateShares(fit, task?.alternatives ?? []));
}
