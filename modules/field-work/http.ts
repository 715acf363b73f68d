import { type BoundRoute, bindRoute } from '#platform';
import { addPhoto, completeVisit, recordArrival, reportVisit } from './actions/carry-out-visit.ts';
import { planRoutes } from './actions/plan-routes.ts';
import { cancelVisit, changeVisit, planVisit } from './actions/plan-visit.ts';
import { changePlan, createPlan, endPlan, listPlans } from './actions/plans.ts';
import { addRoundVisits, closeRound, createRound, listCandidates, listRounds } from './actions/rounds.ts';
import { showFieldWorkFigures } from './actions/show-figures.ts';
import { listMyVisits, listVisits, showVisit } from './actions/show-visits.ts';
import { fieldWorkRoutes as routes } from './contract/index.ts';

export const fieldWorkHttp: BoundRoute[] = [
  bindRoute(routes.listPlans, (ctx, { query }) => listPlans(ctx, query)),
  bindRoute(routes.showFigures, (ctx, { query }) => showFieldWorkFigures(ctx, query)),
  bindRoute(routes.createPlan, (ctx, { body }) => createPlan(ctx, body)),
  bindRoute(routes.changePlan, (ctx, { params, body }) => changePlan(ctx, { ...params, ...body })),
  bindRoute(routes.endPlan, (ctx, { params, body }) => endPlan(ctx, { ...params, ...body })),
  bindRoute(routes.listRounds, (ctx, { query }) => listRounds(ctx, query)),
  bindRoute(routes.createRound, (ctx, { body }) => createRound(ctx, body)),
  bindRoute(routes.closeRound, (ctx, { params }) => closeRound(ctx, params.roundId)),
  bindRoute(routes.listCandidates, (ctx, { params, query }) => listCandidates(ctx, { ...params, ...query })),
  bindRoute(routes.addRoundVisits, (ctx, { params, body }) => addRoundVisits(ctx, { ...params, ...body })),
  bindRoute(routes.listVisits, (ctx, { query }) => listVisits(ctx, query)),
  bindRoute(routes.listMyVisits, (ctx, { query }) => listMyVisits(ctx, query.visitOn)),
  bindRoute(routes.showVisit, (ctx, { params }) => showVisit(ctx, params.visitId)),
  bindRoute(routes.planVisit, (ctx, { body }) => planVisit(ctx, body)),
  bindRoute(routes.changeVisit, (ctx, { params, body }) => changeVisit(ctx, { ...params, ...body })),
  bindRoute(routes.cancelVisit, (ctx, { params, body }) => cancelVisit(ctx, { ...params, ...body })),
  bindRoute(routes.planRoutes, (ctx, { params, body }) => planRoutes(ctx, { ...params, ...body })),
  bindRoute(routes.recordArrival, (ctx, { params, body }) => recordArrival(ctx, { ...params, ...body })),
  bindRoute(routes.reportVisit, (ctx, { params, body }) => reportVisit(ctx, { ...params, ...body })),
  bindRoute(routes.addPhoto, (ctx, { params }) => addPhoto(ctx, params)),
  bindRoute(routes.completeVisit, (ctx, { params, body }) => completeVisit(ctx, { ...params, ...body })),
];
