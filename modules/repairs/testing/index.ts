export { workshopRules } from './workshop-rules.ts';
