/** What customers allow, what they may ask for, and how long anything is kept. */

export { addAssessment } from './actions/assessments.ts';
export {
  answerMayContact,
  answerMayContactAll,
  type NewConsent,
  recordConsent,
  writeConsents,
} from './actions/consents.ts';
export { makePreferenceLink } from './actions/preferences.ts';
export { recordNoticeShown } from './actions/record-notice-shown.ts';
export { addWording } from './actions/wordings.ts';
export { removeRegistersOf } from './data/remove-registers.ts';
export { privacyModule } from './module.ts';
