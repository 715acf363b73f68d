/** Service processes: their steps, gates, pauses and clocks, as data (S0-7, S0-19). */

export { answerSurvey } from './actions/answer-survey.ts';
export { forgetUnusedTemplates } from './actions/forget-unused-templates.ts';
export { completeStep, overrideStep, skipStep } from './actions/leave-step.ts';
export { cancelProcess, pauseProcess, resumeProcess, undoProcessFact } from './actions/pause-process.ts';
export { showProcess } from './actions/show-process.ts';
export { startProcess } from './actions/start-process.ts';
export { readTemplates, type Templates, templatesInUse } from './actions/templates.ts';
export { serviceProcessesModule } from './module.ts';
