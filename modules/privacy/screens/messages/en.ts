export const messages = {
  place: 'Privacy',
  source: 'Privacy',
  purpose: {
    service: 'About their service',
    survey: 'Surveys',
    marketing: 'News and offers',
    'health-data': 'Use of health data',
    sharing: 'Sharing with partners',
  },
  decision: {
    given: 'allowed',
    withdrawn: 'taken back',
  },
  timeline: {
    consent: {
      recorded: '$t(purpose.{{purpose}}): $t(decision.{{decision}})',
    },
  },
  problems: {
    'no-privacy-notice': {
      title: 'No privacy notice was in force then',
      detail: 'Write it under Privacy first, or choose a later moment',
    },
    'wording-in-force': {
      title: 'These words are in force',
      detail: 'Write a new version that takes effect today or later',
    },
    'wording-day-taken': {
      title: 'Other words take effect on this day',
      detail: 'Choose another day, or take the other version back first',
    },
    'legal-hold-stands': {
      title: 'A legal hold keeps this customer',
      detail: '{{reasons}}. Restrict the data instead, or lift the hold first',
    },
    'identity-not-checked': {
      title: 'Who asks has not been identified',
      detail: 'Check the identity first: data must not reach a stranger',
    },
    'privacy-request-closed': {
      title: 'This request is closed',
      detail: 'Take down a new one if more is asked',
    },
    'no-extension-allowed': {
      title: 'The law allows no further extension',
      detail: 'Answer by the day it is due',
    },
    'register-changed-meanwhile': {
      title: 'Somebody else changed this meanwhile',
      detail: 'Read it again, then repeat the change',
    },
    'erasure-not-confirmed': {
      title: 'The number is not that of this customer',
      detail: 'Type it as it stands on the customer’s page',
    },
  },
  consent: {
    title: 'May we contact them?',
    yes: 'yes',
    later: 'from 8:00',
    no: 'no',
    record: 'Record a decision',
    recordTitle: 'What did they decide?',
    purpose: 'About',
    channels: 'By',
    decision: 'Decision',
    allow: 'They allow it',
    takeBack: 'They take it back',
    how: 'How',
    evidence: 'How do we know?',
    evidencePlaceholder: 'Form signed on…, said on the telephone to…',
    byGuardian: 'Decided by a parent or guardian',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Recorded',
    history: 'History ({{count}})',
    historyTitle: 'What they decided, and when',
    guardian: 'by the guardian',
    version: 'words of {{version}}',
    link: 'Link to their preferences',
    linkTitle: 'Their own page',
    linkText:
      'Whoever has this link can change how we contact this customer, until {{date}}. Give it to them alone',
    more: 'Rights and data',
  },
};
