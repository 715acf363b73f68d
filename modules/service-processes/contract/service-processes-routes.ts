import { z } from 'zod';
import { defineRoute, page, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { answers, localText } from '#form-kit';
import { designRoutes } from './design-routes.ts';
import { metricRoutes } from './metric-routes.ts';
import { pathRoutes } from './path-routes.ts';
import { processesOverride, processesRead, processesWrite } from './permissions.ts';
import {
  alreadyAsked,
  alreadyRunning,
  customerHasDied,
  movedOn,
  nothingToAsk,
  nothingToUndo,
  notSkippable,
  notThisStep,
  notYourStep,
  pauseMismatch,
  processEnded,
  stepNotReady,
  surveyNotReady,
  unknownTemplate,
  wayClosed,
} from './problems.ts';
import { PROCESS_LIST_STATES, process, processSummary, surveyMode } from './schemas.ts';

const ofProcess = z.object({ processId: uuid });
const ofStep = z.object({ processId: uuid, stepKey: z.string().max(40) });
const revision = z.int().min(1).meta({ description: 'Revision of the process as last read' });
const reason = z.string().trim().min(1, 'say why').max(1000);
const mine = z
  .union([z.boolean(), z.stringbool()])
  .optional()
  .meta({ description: 'Only where whoever asks has a role that takes the present step' });
const stepProblems = [notThisStep, movedOn, processEnded, notYourStep, pauseMismatch, wayClosed];

export const serviceProcessesRoutes = {
  ...designRoutes,
  ...pathRoutes,
  ...metricRoutes,
  listTemplates: defineRoute({
    method: 'GET',
    path: '/api/service-processes/templates',
    summary: 'Service processes that can be begun, with how many customers are at each step, counted to 1000',
    permission: processesRead,
    response: z.object({
      items: z.array(
        z.object({
          key: z.string(),
          version: z.int(),
          name: localText,
          steps: z.array(
            z.object({
              key: z.string(),
              name: localText,
              roles: z.array(z.string()),
              open: z.int(),
              overdue: z.int(),
            }),
          ),
        }),
      ),
    }),
  }),
  listProcesses: defineRoute({
    method: 'GET',
    path: '/api/service-processes',
    summary: 'Processes of one customer, at one step, in time, or overdue; longest at their step first',
    permission: processesRead,
    query: z.object({
      ...pageQuery,
      partyId: partyId.optional(),
      templateKey: z.string().max(80).optional(),
      stepKey: z.string().max(40).optional(),
      state: z.enum(PROCESS_LIST_STATES).default('open').meta({
        description: 'in-time: running and not overdue; what is paused is open, neither in time nor overdue',
      }),
      mine,
    }),
    response: page(processSummary),
  }),
  countProcesses: defineRoute({
    method: 'GET',
    path: '/api/service-processes/counts',
    summary: 'How many processes are past the time of their step, counted to 100',
    permission: processesRead,
    query: z.object({ mine }),
    response: z.object({ overdue: z.int(), isMore: z.boolean() }),
  }),
  showProcess: defineRoute({
    method: 'GET',
    path: '/api/service-processes/:processId',
    summary: 'One process with its steps, what was done, and the clock of the current step',
    permission: processesRead,
    params: ofProcess,
    response: process,
  }),
  startProcess: defineRoute({
    method: 'POST',
    path: '/api/service-processes',
    summary: 'Begin a service process with a customer',
    permission: processesWrite,
    audit: 'service-process.started',
    body: z.object({ partyId, templateKey: z.string().max(80) }),
    response: process,
    status: 201,
    problems: [unknownTemplate, alreadyRunning, customerHasDied],
  }),
  completeStep: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/:processId/steps/:stepKey/completion',
    summary: 'Leave the current step with its answers, by the first open way or the one named',
    permission: processesWrite,
    audit: 'service-process.step-completed',
    params: ofStep,
    body: z.object({ revision, answers, to: z.string().max(40).optional() }),
    response: process,
    problems: [...stepProblems, stepNotReady],
  }),
  overrideStep: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/:processId/steps/:stepKey/override',
    summary: 'Leave the current step although a gate is closed or answers are missing, with a reason',
    permission: processesOverride,
    audit: 'service-process.step-overridden',
    params: ofStep,
    body: z.object({ revision, answers, to: z.string().max(40).optional(), reason }),
    response: process,
    problems: stepProblems,
  }),
  skipStep: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/:processId/steps/:stepKey/skip',
    summary: 'Leave the current step out, with a reason',
    permission: processesWrite,
    audit: 'service-process.step-skipped',
    params: ofStep,
    body: z.object({ revision, to: z.string().max(40).optional(), reason }),
    response: process,
    problems: [...stepProblems, notSkippable],
  }),
  pauseProcess: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/:processId/pause',
    summary: 'Wait for something outside our hands; the clock of the step stands meanwhile',
    permission: processesWrite,
    audit: 'service-process.paused',
    params: ofProcess,
    body: z.object({ revision, reason: z.string().max(40), note: z.string().trim().max(1000).default('') }),
    response: process,
    problems: [movedOn, processEnded, pauseMismatch, wayClosed],
  }),
  resumeProcess: defineRoute({
    method: 'DELETE',
    path: '/api/service-processes/:processId/pause',
    summary: 'Go on after a pause',
    permission: processesWrite,
    audit: 'service-process.resumed',
    params: ofProcess,
    response: process,
    problems: [processEnded, pauseMismatch],
  }),
  cancelProcess: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/:processId/cancellation',
    summary: 'Give a process up, with a reason',
    permission: processesWrite,
    audit: 'service-process.cancelled',
    params: ofProcess,
    body: z.object({ revision, reason }),
    response: process,
    problems: [movedOn, processEnded],
  }),
  undoProcessFact: defineRoute({
    method: 'DELETE',
    path: '/api/service-processes/:processId/latest',
    summary: 'Take back the latest thing one did with a process',
    permission: processesWrite,
    audit: 'service-process.undone',
    params: ofProcess,
    response: process,
    problems: [nothingToUndo, alreadyRunning],
  }),
  answerSurvey: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/:processId/visits/:visitId/survey',
    summary: 'What the customer says of a step that was done, or null where they do not wish to say',
    permission: processesWrite,
    audit: 'service-process.customer-asked',
    params: z.object({ processId: uuid, visitId: uuid }),
    body: z.object({ answers: answers.nullable(), mode: surveyMode }),
    response: process,
    problems: [nothingToAsk, alreadyAsked, surveyNotReady],
  }),
} satisfies RouteMap;
