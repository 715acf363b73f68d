import { messages as shown } from '../messages/en.ts';
import { ruleFormEn } from './rule-form-en.ts';
import { rulesEn } from './rules-en.ts';

/** Words of the rules in the settings, besides those of follow-ups themselves. */
export const messages = { ...shown, ...rulesEn, ...ruleFormEn };
