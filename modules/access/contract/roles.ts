import type { FieldClass } from '#contract-kit';

/** What a member of staff is here to do. One person may have several. */
export const ROLES = [
  'front-desk',
  'agent',
  'practitioner',
  'service-clerk',
  'relationship-manager',
  'analyst',
  'manager',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Which classes of fields each role sees; a class that is not named reads as null. */
export const FIELD_CLASSES_OF_ROLE: Record<Role, readonly FieldClass[]> = {
  'front-desk': ['contact', 'money'],
  agent: ['contact', 'money'],
  practitioner: ['contact', 'sensitive'],
  'service-clerk': ['contact', 'money', 'value'],
  'relationship-manager': ['contact', 'money', 'value'],
  analyst: ['money', 'value', 'cost'],
  manager: ['contact', 'money', 'value', 'cost', 'sensitive'],
  administrator: ['contact', 'money', 'value', 'cost', 'sensitive'],
};
