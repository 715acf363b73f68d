/** What customers allow, what they may ask for, and how long anything is kept. */

export {
  answerMayContact,
  answerMayContactAll,
  type NewConsent,
  recordConsent,
  writeConsents,
} from './actions/consents.ts';
export { makePreferenceLink } from './actions/preferences.ts';
export { privacyModule } from './module.ts';
