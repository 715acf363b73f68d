import { ROLES, type Role } from '#modules/access/contract';

/** Whether a rule's role is one that the product has words for. */
export const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);
