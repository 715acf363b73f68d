/** Care for customers who depart from their own pattern, and for those somebody asked for. */

export { getCallSheet } from './actions/call-sheet.ts';
export { createCareTask, type NewCareTask } from './actions/create-care-task.ts';
export { listCareTasks } from './actions/list-care-tasks.ts';
export { planFollowUps } from './actions/plan-follow-ups.ts';
export { refreshLastContacts } from './actions/refresh-last-contact.ts';
export { forgetUnusedRules, type GivenRules, keepRules, readRules } from './actions/rules.ts';
export { completeCareTask, snoozeCareTask } from './actions/take-care-step.ts';
export { undoCareStep } from './actions/undo-care-step.ts';
export { followUpsModule } from './module.ts';
