import { messages as shown } from '../messages/zh-cn.ts';
import { ruleFormZhCn } from './rule-form-zh-cn.ts';
import { rulesZhCn } from './rules-zh-cn.ts';

/** Words of the rules in the settings, besides those of follow-ups themselves. */
export const messages = { ...shown, ...rulesZhCn, ...ruleFormZhCn };
