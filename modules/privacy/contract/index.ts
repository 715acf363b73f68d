import { consentRoutes } from './consent-routes.ts';
import { deskRoutes } from './desk-routes.ts';

export {
  CONTACT_REASONS,
  type ConsentDecision,
  type ConsentFact,
  type ConsentState,
  type ContactAnswer,
  type ContactReason,
  contactAnswer,
  type Measure,
} from './consent-schemas.ts';
export type { IncidentForm, ProcessorForm } from './desk-routes.ts';
export {
  consentRecorded,
  partyErased,
  partyRestricted,
  partyUnrestricted,
  privacyEvents,
} from './events.ts';
export type { Certificate, ErasurePreview, RetentionRule } from './keeping-schemas.ts';
export { consentRead, consentWrite, privacyManage, privacyPermissions } from './permissions.ts';
export * as privacyProblems from './problems.ts';
export type {
  Incident,
  IncidentNotice,
  PrivacyRequest,
  PrivacyRequestFile,
  Processor,
  RequestStep,
} from './request-schemas.ts';
export * from './terms.ts';

/** Every route of the privacy desk and of what customers allow. */
export const privacyRoutes = { ...consentRoutes, ...deskRoutes };
