export { aCareTask, longAway } from './a-care-task.ts';
