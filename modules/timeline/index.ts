/** What happened with a customer: one timeline told by all modules, with notes and calls of its own. */

export type { NamedSource } from './actions/list-timeline.ts';
export { addNote, logCall, logContact, type NewCall, type NewNote } from './actions/record-interaction.ts';
export { retractInteraction } from './actions/retract-interaction.ts';
export { tellTimeline } from './actions/tell-timeline.ts';
export { timelineMigrations, timelineModule } from './module.ts';
