import { z } from 'zod';
import { definePermission, defineProblem, defineRoute, type RouteMap, type Scope } from '#contract-kit';
import type { Role } from '#modules/access/contract';

/** Load a demo to look around with, and take it out again. */
export const demoManage = definePermission({
  name: 'demo.manage',
  grants: { administrator: 'all' } satisfies Partial<Record<Role, Scope>>,
});

export const demoBusy = defineProblem({
  code: 'demo-in-progress',
  status: 409,
  title: 'The demo is being loaded or taken out at this moment',
});
export const demoAlreadyLoaded = defineProblem({
  code: 'demo-already-loaded',
  status: 409,
  title: 'The demo is loaded already',
});
export const noDemoLoaded = defineProblem({
  code: 'no-demo-loaded',
  status: 409,
  title: 'No demo is loaded',
});

const demoState = z.object({ state: z.enum(['none', 'loading', 'loaded', 'removing']) });

export const demoRoutes = {
  getDemo: defineRoute({
    method: 'GET',
    path: '/api/demo',
    summary: 'Whether a demo is loaded',
    permission: 'signed-in',
    response: demoState,
  }),
  loadDemo: defineRoute({
    method: 'PUT',
    path: '/api/demo',
    summary: 'Load the demo in the background',
    permission: demoManage,
    audit: 'demo.load-asked',
    status: 202,
    response: demoState,
    problems: [demoAlreadyLoaded, demoBusy],
  }),
  removeDemo: defineRoute({
    method: 'DELETE',
    path: '/api/demo',
    summary: 'Take the demo out again in the background, with all that is held on its customers',
    permission: demoManage,
    audit: 'demo.removal-asked',
    status: 202,
    response: demoState,
    problems: [noDemoLoaded, demoBusy],
  }),
} satisfies RouteMap;
