import { z } from 'zod';
import { defineRoute, isoDate, type RouteMap } from '#contract-kit';
import { design, designSummary, dryRun } from './design-schemas.ts';
import { draftTemplate } from './draft-template.ts';
import { processesDesign } from './permissions.ts';
import { draftMovedOn, templateUnsound, unknownTemplate, wouldStrand } from './problems.ts';

const ofTemplate = z.object({ templateKey: z.string().regex(/^[a-z][a-z0-9.-]{0,79}$/) });
const seenRevision = z.int().min(1).meta({ description: 'Revision of the draft as last read' });

/** How service processes are written: drafts, what they would have done, and publication. */
export const designRoutes = {
  listDesigns: defineRoute({
    method: 'GET',
    path: '/api/service-processes/designs',
    summary: 'Service processes with their versions and drafts',
    permission: processesDesign,
    response: z.object({ items: z.array(designSummary) }),
  }),
  showDesign: defineRoute({
    method: 'GET',
    path: '/api/service-processes/designs/:templateKey',
    summary: 'One service process: its draft, the version in use, the pack’s, and those published before',
    permission: processesDesign,
    params: ofTemplate,
    response: design,
  }),
  showVersion: defineRoute({
    method: 'GET',
    path: '/api/service-processes/designs/:templateKey/versions/:version',
    summary: 'A version of a service process, to compare it or go back to it',
    permission: processesDesign,
    params: z.object({ ...ofTemplate.shape, version: z.coerce.number().int().min(1) }),
    response: z.object({ template: draftTemplate }),
  }),
  saveDraft: defineRoute({
    method: 'PUT',
    path: '/api/service-processes/designs/:templateKey/draft',
    summary: 'Keep a draft, finished or not; the first of a new key begins a new service process',
    permission: processesDesign,
    audit: 'service-process.draft-saved',
    params: ofTemplate,
    body: z.object({ revision: seenRevision.nullable(), template: draftTemplate }),
    response: design,
    problems: [draftMovedOn],
  }),
  dropDraft: defineRoute({
    method: 'DELETE',
    path: '/api/service-processes/designs/:templateKey/draft',
    summary: 'Throw a draft away',
    permission: processesDesign,
    audit: 'service-process.draft-dropped',
    params: ofTemplate,
    response: z.object({}),
    problems: [unknownTemplate],
  }),
  publishDraft: defineRoute({
    method: 'POST',
    path: '/api/service-processes/designs/:templateKey/publication',
    summary:
      'Make a draft the version that new processes begin with; those on their way keep theirs, or come along when all of them find their place',
    permission: processesDesign,
    audit: 'service-process.published',
    params: ofTemplate,
    body: z.object({
      revision: seenRevision,
      note: z.string().trim().max(1000).default(''),
      bringAlong: z.boolean().default(false),
    }),
    response: design,
    status: 201,
    problems: [draftMovedOn, templateUnsound, unknownTemplate, wouldStrand],
  }),
  dryRunDraft: defineRoute({
    method: 'GET',
    path: '/api/service-processes/designs/:templateKey/dry-run',
    summary: 'What a draft would have done with processes of the past: who would have stopped, where and why',
    permission: processesDesign,
    params: ofTemplate,
    query: z.object({ fromOn: isoDate, untilOn: isoDate }),
    response: dryRun,
    problems: [unknownTemplate, templateUnsound],
  }),
} satisfies RouteMap;
