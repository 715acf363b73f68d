import { calendarFaults } from '#working-time';
import { findTemplateFaults, type ProcessTemplate, sayTemplateFault } from '../contract/index.ts';

/** All that is wrong with a template beyond its shape, in words; empty when nothing is. */
export function templateFaults(template: ProcessTemplate): string[] {
  return [
    ...calendarFaults({ timeZone: 'UTC', week: template.workingWeek }),
    ...findTemplateFaults(template).map(sayTemplateFault),
  ];
}
