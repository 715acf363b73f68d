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
  channel: {
    phone: 'Telephone',
    sms: 'Text message',
    messenger: 'Messenger',
    email: 'E-mail',
    post: 'Letter',
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
  audit: {
    'consent.recorded': 'Recorded a consent',
    'preference-link.made': 'Made a link to preferences',
    'privacy-measure.placed': 'Placed a hold or restriction',
    'privacy-measure.lifted': 'Lifted a hold or restriction',
    'privacy-request.taken': 'Took down a privacy request',
    'privacy-request.stepped': 'Worked on a privacy request',
    'party.erased': 'Erased a customer',
    'person.exported': 'Exported everything on a customer',
    'retention.changed': 'Changed how long something is kept',
    'retention.run': 'Ran the retention schedule',
    'processor.added': 'Added a processor',
    'processor.changed': 'Changed a processor',
    'incident.recorded': 'Recorded an incident',
    'incident.changed': 'Changed an incident',
    'incident.notified': 'Noted that somebody was told',
  },
  subject: {
    'privacy-request': 'Privacy request',
    processor: 'Processor',
    incident: 'Incident',
    retention: 'Retention',
    'preference-link': 'Preference link',
  },
  problems: {
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
};
