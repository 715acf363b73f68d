import { messages as shown } from '../messages/zh-tw.ts';
import { ruleFormZhTw } from './rule-form-zh-tw.ts';
import { rulesZhTw } from './rules-zh-tw.ts';

/** Words of the rules in the settings, besides those of follow-ups themselves. */
export const messages = { ...shown, ...rulesZhTw, ...ruleFormZhTw };
