import { z } from 'zod';
import {
  classified,
  currencyCode,
  defineRoute,
  instant,
  isoDate,
  page,
  pageQuery,
  partyId,
  type RouteMap,
  uuid,
} from '#contract-kit';
import { promiseDefinition } from '#pack-kit';
import { promisesGive, promisesManage, promisesOverride, promisesPay, promisesRead } from './permissions.ts';
import {
  brokenPromiseFirst,
  dueOutOfRange,
  nothingOwed,
  notPromisable,
  promiseDecided,
  promiseMovedOn,
  redressPaidAlready,
  renegotiatedOnce,
  unknownPromiseKind,
  unsoundDefinition,
} from './problems.ts';
import { definitionShown, PAYMENT_METHODS, promiseFigure, promiseShown, promiseSummary } from './schemas.ts';

const ofPromise = z.object({ promiseId: uuid });
const revision = z.int().min(1).meta({ description: 'Revision of the promise as last read' });
const note = (why: string) => z.string().trim().min(1, why).max(1000);
const whose = z.enum(['mine', 'all']).default('mine');
const branchId = uuid.optional();

const definitionRoutes = {
  listDefinitions: defineRoute({
    method: 'GET',
    path: '/api/promises/definitions',
    summary: 'What the business promises, retired promises included',
    permission: promisesRead,
    response: z.object({
      items: z.array(definitionShown),
      /** Of redress that names none. */
      currency: currencyCode,
      events: z.array(z.string()).meta({ description: 'Names of events that promises can be measured by' }),
    }),
  }),
  changeDefinition: defineRoute({
    method: 'PUT',
    path: '/api/promises/definitions/:definitionKey',
    summary: 'Write a promise anew as its next version; promises already given keep theirs',
    permission: promisesManage,
    audit: 'promise-definition.changed',
    params: z.object({ definitionKey: z.string().max(80) }),
    body: z.object({
      definition: promiseDefinition,
      isRetired: z.boolean().default(false),
      basedOnVersion: z.int().min(0).meta({ description: 'The version that was read; 0 for a new promise' }),
    }),
    response: definitionShown,
    problems: [unsoundDefinition, promiseMovedOn],
  }),
} satisfies RouteMap;

const readRoutes = {
  listPromises: defineRoute({
    method: 'GET',
    path: '/api/promises',
    summary: 'Promises of one customer, latest first, or of all in reach, those due first',
    permission: promisesRead,
    query: z.object({
      ...pageQuery,
      partyId: partyId.optional(),
      branchId,
      whose: z.enum(['mine', 'all']).default('all'),
      show: z
        .enum(['all', 'about-to-break', 'running', 'unrecovered', 'decided'])
        .default('all')
        .meta({ description: '`all` only with a customer' }),
      definitionKey: z.string().max(80).optional(),
    }),
    response: page(promiseSummary),
  }),
  countPromises: defineRoute({
    method: 'GET',
    path: '/api/promises/counts',
    summary: 'How many promises are about to break or broken and not made good, counted to 100',
    permission: promisesRead,
    query: z.object({ whose, branchId }),
    response: z.object({ aboutToBreak: z.int(), unrecovered: z.int() }),
  }),
  showPromise: defineRoute({
    method: 'GET',
    path: '/api/promises/:promiseId',
    summary: 'One promise with its evidence, what was said of it, and what is owed',
    permission: promisesRead,
    params: ofPromise,
    response: promiseShown,
  }),
  listFigures: defineRoute({
    method: 'GET',
    path: '/api/promises/figures',
    summary: 'How often each promise was kept, with interval, and how long it took',
    permission: promisesRead,
    query: z.object({ months: z.coerce.number().int().min(1).max(60).default(12), branchId }),
    response: z.object({ items: z.array(promiseFigure), fromAt: instant, untilAt: instant }),
  }),
  listUnpaid: defineRoute({
    method: 'GET',
    path: '/api/promises/unpaid-redress',
    summary: 'Redress to be paid, soonest first',
    permission: promisesRead,
    query: z.object({ ...pageQuery, branchId }),
    response: page(
      z.object({
        promiseId: uuid,
        partyId,
        partyName: z.string(),
        partyNumber: z.string(),
        amountMinor: classified('money', z.int()),
        currency: currencyCode,
        payByOn: isoDate,
      }),
    ),
  }),
  showScoreboard: defineRoute({
    method: 'GET',
    path: '/our-promises',
    summary: 'What the business promises everybody and how often it kept it',
    permission: 'public',
    query: z.object({ language: z.string().max(20).optional() }),
    response: z.unknown(),
    download: 'text/html; charset=utf-8',
  }),
} satisfies RouteMap;

const changeRoutes = {
  givePromise: defineRoute({
    method: 'POST',
    path: '/api/promises',
    summary: 'Promise something to a customer, in words of one’s own or by a promise of the business',
    permission: promisesGive,
    audit: 'promise.given',
    body: z
      .object({
        partyId,
        definitionKey: z.string().max(80).optional(),
        ownWords: z.string().trim().min(1, 'say what is promised').max(500).optional(),
        dueAt: instant.optional().meta({ description: 'Needed with words of one’s own' }),
        keptByCall: z
          .boolean()
          .default(false)
          .meta({ description: 'Kept by the next call in which we reach them' }),
        ownerId: uuid.nullable().default(null),
        overrideReason: z.string().trim().min(1).max(1000).optional(),
      })
      .refine(({ definitionKey, ownWords }) => (definitionKey === undefined) !== (ownWords === undefined), {
        message: 'give either definitionKey or ownWords',
      })
      .refine(({ ownWords, dueAt }) => ownWords === undefined || dueAt !== undefined, {
        path: ['dueAt'],
        message: 'say by when',
      }),
    response: promiseShown,
    status: 201,
    problems: [unknownPromiseKind, brokenPromiseFirst, dueOutOfRange, notPromisable],
  }),
  keepPromise: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/keeping',
    summary: 'Say that a promise was kept, with evidence',
    permission: promisesGive,
    audit: 'promise.kept',
    params: ofPromise,
    body: z.object({
      revision,
      evidence: note('say how we know'),
      keptAt: instant.optional().meta({ description: 'Now when left out' }),
    }),
    response: promiseShown,
    problems: [promiseDecided, promiseMovedOn, dueOutOfRange],
  }),
  renegotiatePromise: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/renegotiation',
    summary: 'Tell the customer of a new day before the promise breaks; once',
    permission: promisesGive,
    audit: 'promise.renegotiated',
    params: ofPromise,
    body: z.object({ revision, dueAt: instant, told: note('say how the customer was told') }),
    response: promiseShown,
    problems: [promiseDecided, promiseMovedOn, dueOutOfRange, renegotiatedOnce],
  }),
  excusePromise: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/excuse',
    summary: 'Say that an exclusion came to pass; also of a broken promise nothing was paid for',
    permission: promisesOverride,
    audit: 'promise.excused',
    params: ofPromise,
    body: z.object({
      revision,
      exclusionKey: z.string().max(40).optional(),
      reason: note('say why'),
    }),
    response: promiseShown,
    problems: [promiseDecided, promiseMovedOn, redressPaidAlready, unknownPromiseKind],
  }),
  withdrawPromise: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/withdrawal',
    summary: 'Take a running promise back',
    permission: promisesOverride,
    audit: 'promise.withdrawn',
    params: ofPromise,
    body: z.object({ revision, reason: note('say why') }),
    response: promiseShown,
    problems: [promiseDecided, promiseMovedOn],
  }),
  recoverPromise: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/recovery',
    summary: 'Say that we apologised and made it good',
    permission: promisesGive,
    audit: 'promise.recovered',
    params: ofPromise,
    body: z.object({ revision, note: note('say what was done') }),
    response: promiseShown,
    problems: [promiseDecided, promiseMovedOn],
  }),
  grantRedress: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/redress',
    summary: 'Decide that redress is owed, where the rule leaves it to somebody',
    permission: promisesOverride,
    audit: 'redress.granted',
    params: ofPromise,
    body: z.object({ revision, reason: note('say why') }),
    response: promiseShown,
    problems: [promiseDecided, promiseMovedOn, nothingOwed],
  }),
  payRedress: defineRoute({
    method: 'PUT',
    path: '/api/promises/:promiseId/redress-payment',
    summary: 'Record that what is owed was paid',
    permission: promisesPay,
    audit: 'redress.paid',
    params: ofPromise,
    body: z.object({
      revision,
      method: z.enum(PAYMENT_METHODS),
      reference: z.string().trim().max(200).default(''),
    }),
    response: promiseShown,
    problems: [nothingOwed, promiseMovedOn],
  }),
} satisfies RouteMap;

export const promisesRoutes = { ...definitionRoutes, ...readRoutes, ...changeRoutes } satisfies RouteMap;
