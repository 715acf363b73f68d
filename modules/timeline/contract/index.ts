export { callLogged, contactLogged, interactionRetracted, noteAdded, timelineEvents } from './events.ts';
export { timelineOversee, timelinePermissions, timelineRead, timelineWrite } from './permissions.ts';
export * as timelineProblems from './problems.ts';
export {
  CALL_DIRECTIONS,
  CALL_OUTCOMES,
  type CallDirection,
  type CallOutcome,
  CONTACT_CHANNELS,
  type ContactChannel,
  type Interaction,
  MAX_TEXT_LENGTH,
  type TimelineEntryShown,
  timelineEntry,
} from './schemas.ts';
export { timelineRoutes } from './timeline-routes.ts';
