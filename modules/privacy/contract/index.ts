import { assessmentRoutes } from './assessment-routes.ts';
import { consentRoutes } from './consent-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { letterRoutes } from './letter-routes.ts';
import { wordingRoutes } from './wording-routes.ts';

export {
  ASSESSMENT_OUTCOMES,
  ASSESSMENT_TRIGGERS,
  type Assessment,
  type AssessmentContent,
  type AssessmentOutcome,
  RISK_LEVELS,
  type RiskLevel,
} from './assessment-routes.ts';
export {
  CONTACT_REASONS,
  type ConsentDecision,
  type ConsentFact,
  type ConsentState,
  type ContactAnswer,
  type ContactReason,
  contactAnswer,
  type Measure,
  type NoticeShown,
  type NoticeStanding,
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
export { type BreachLetter, LETTER_PARTS, type LetterPart } from './letter-routes.ts';
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
export {
  WORDING_KINDS,
  type Wording,
  type WordingForm,
  type WordingKind,
  type WordingTexts,
} from './wording-routes.ts';

/** Every route of the privacy desk and of what customers allow. */
export const privacyRoutes = {
  ...consentRoutes,
  ...deskRoutes,
  ...letterRoutes,
  ...wordingRoutes,
  ...assessmentRoutes,
};
