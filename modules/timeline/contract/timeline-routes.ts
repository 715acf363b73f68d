import { z } from 'zod';
import { defineRoute, instant, pageQuery, partyId, type RouteMap, uuid } from '#contract-kit';
import { timelineRead, timelineWrite } from './permissions.ts';
import { notYetHappened, writtenBySomebodyElse } from './problems.ts';
import { interaction, newCall, newContact, newNote, timelineEntry } from './schemas.ts';

const ofParty = z.object({ partyId });

export const timelineRoutes = {
  listTimeline: defineRoute({
    method: 'GET',
    path: '/api/parties/:partyId/timeline',
    summary: 'What happened with a customer, newest first, from every module',
    permission: timelineRead,
    params: ofParty,
    query: z.object({
      ...pageQuery,
      show: z
        .string()
        .max(500)
        .regex(/^[\w.,/-]*$/, 'modules, or module/kind, separated by commas')
        .optional()
        .meta({ description: 'Only these: `orders`, or `timeline/note.added`, separated by commas' }),
    }),
    response: z.object({
      items: z.array(timelineEntry),
      nextCursor: z.string().nullable(),
      /** Modules that tell something here: what one can filter by. */
      sources: z.array(z.string()),
    }),
  }),
  addNote: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/notes',
    summary: 'Write an internal note; customers never see it',
    permission: timelineWrite,
    audit: 'note.added',
    params: ofParty,
    body: newNote,
    response: interaction,
    status: 201,
    problems: [notYetHappened],
  }),
  logCall: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/calls',
    summary: 'Log a telephone call',
    permission: timelineWrite,
    audit: 'call.logged',
    params: ofParty,
    body: newCall,
    response: interaction,
    status: 201,
    problems: [notYetHappened],
  }),
  logContact: defineRoute({
    method: 'POST',
    path: '/api/parties/:partyId/contacts',
    summary: 'Log a fax, letter, e-mail, message or visit',
    permission: timelineWrite,
    audit: 'contact.logged',
    params: ofParty,
    body: newContact,
    response: interaction,
    status: 201,
    problems: [notYetHappened],
  }),
  retractInteraction: defineRoute({
    method: 'PUT',
    path: '/api/parties/:partyId/interactions/:interactionId/retraction',
    summary: 'Take back a note, a call or another contact; managers still see it, struck through',
    permission: timelineWrite,
    audit: 'interaction.retracted',
    params: z.object({ partyId, interactionId: uuid }),
    response: z.object({ retractedAt: instant, retractedByName: z.string() }),
    problems: [writtenBySomebodyElse],
  }),
} satisfies RouteMap;
