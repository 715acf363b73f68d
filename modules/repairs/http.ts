import { type BoundRoute, bindRoute } from '#platform';
import { approveRepair, decideRepair } from './actions/decide-repair.ts';
import { addLoaner, lendLoaner, listLoaners, takeBackLoaner } from './actions/loaners.ts';
import {
  consumeRepairPart,
  listRepairParts,
  releaseRepairPart,
  reserveRepairPart,
} from './actions/repair-parts.ts';
import type { RepairRules } from './actions/repair-rules.ts';
import { reportRepair } from './actions/report-repair.ts';
import { showRepairFigures } from './actions/show-figures.ts';
import { countStages, listRepairs, showRepair } from './actions/show-repairs.ts';
import { listStandards } from './actions/show-standards.ts';
import { exchangeUnderRepair, refundUnderRepair, takeRepairStep } from './actions/take-repair-step.ts';
import { repairsRoutes as routes } from './contract/index.ts';

export const repairsHttp = (rules: RepairRules): BoundRoute[] => [
  bindRoute(routes.listRepairs, (ctx, { query }) => listRepairs(ctx, query)),
  bindRoute(routes.countStages, (ctx) => countStages(ctx)),
  bindRoute(routes.showFigures, (ctx) => showRepairFigures(ctx)),
  bindRoute(routes.listStandards, (ctx) => listStandards(ctx, rules)),
  bindRoute(routes.listLoaners, (ctx, { query }) => listLoaners(ctx, query)),
  bindRoute(routes.addLoaner, (ctx, { body }) => addLoaner(ctx, body)),
  bindRoute(routes.reportRepair, (ctx, { body }) => reportRepair(ctx, rules, body)),
  bindRoute(routes.showRepair, (ctx, { params }) => showRepair(ctx, rules, params.repairId)),
  bindRoute(routes.decideRepair, (ctx, { params, body }) => decideRepair(ctx, rules, { ...params, ...body })),
  bindRoute(routes.approveRepair, (ctx, { params, body }) =>
    approveRepair(ctx, rules, { ...params, ...body }),
  ),
  bindRoute(routes.takeRepairStep, (ctx, { params, body }) =>
    takeRepairStep(ctx, rules, { ...params, ...body }),
  ),
  bindRoute(routes.exchangeAsset, (ctx, { params, body }) =>
    exchangeUnderRepair(ctx, rules, { ...params, ...body }),
  ),
  bindRoute(routes.refundAsset, (ctx, { params, body }) =>
    refundUnderRepair(ctx, rules, { ...params, ...body }),
  ),
  bindRoute(routes.lendLoaner, (ctx, { params, body }) => lendLoaner(ctx, rules, { ...params, ...body })),
  bindRoute(routes.listRepairParts, (ctx, { params }) => listRepairParts(ctx, params.repairId)),
  bindRoute(routes.reserveRepairPart, (ctx, { params, body }) =>
    reserveRepairPart(ctx, { ...params, ...body }),
  ),
  bindRoute(routes.consumeRepairPart, (ctx, { params }) => consumeRepairPart(ctx, params)),
  bindRoute(routes.releaseRepairPart, (ctx, { params }) => releaseRepairPart(ctx, params)),
  bindRoute(routes.takeBackLoaner, (ctx, { params }) => takeBackLoaner(ctx, rules, params.repairId)),
];
