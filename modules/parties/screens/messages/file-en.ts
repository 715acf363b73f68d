/** Words of what can be done with a customer's file. */
export const fileWords = {
  file: {
    showNumbers: 'Show numbers',
    hideNumbers: 'Hide numbers',
    showNumberOf: 'Show telephone {{number}}',
    showNumbersHint: 'That you looked is recorded with the customer',
    bar: 'Do not use',
    unbar: 'May be used again',
    barred: 'Do not use: {{reason}}',
    barredSince: 'since {{date}}',
    barReason: {
      'asked-not-to': 'asked not to be reached here',
      'wrong-person': 'belongs to somebody else',
      'out-of-service': 'out of service',
      bounced: 'messages come back',
      'moved-away': 'moved away',
      other: 'another reason',
    },
    verify: 'Verified',
    unverify: 'Take the verification back',
    verified: 'Verified {{when}}: {{how}}',
    verifiedShort: 'verified',
    verifiedHow: {
      reached: 'reached there',
      'answered-message': 'answered a message',
      'in-person': 'shown in person',
      document: 'seen on a document',
    },
  },
};
