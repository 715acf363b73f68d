import { z } from 'zod';
import { ROLES } from './roles.ts';

/** A role in a request or an answer; apart from the list, which screens read without any schema. */
export const role = z.enum(ROLES);
