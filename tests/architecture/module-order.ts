/** Lowest first. A module may call those before it, and hears the others by event; anyone may read anyone's contract. */
export const MODULE_ORDER = [
  'access',
  'parties',
  'privacy',
  'catalogue',
  'orders',
  'timeline',
  'measurements',
  'service-processes',
  'appointments',
  'follow-ups',
  'value',
  'imports',
  'integrations',
  'attachments',
  'desk',
  'demo',
] as const;
