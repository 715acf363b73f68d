export const messages = {
  place: 'Promises',
  source: 'Promises',
  audit: {
    'promise-definition.changed': 'Changed what is promised',
    'promise.given': 'Gave a promise',
    'promise.kept': 'Said that a promise was kept',
    'promise.renegotiated': 'Told a customer of a new day',
    'promise.excused': 'Excused a promise',
    'promise.withdrawn': 'Withdrew a promise',
    'promise.recovered': 'Made a broken promise good',
    'redress.granted': 'Granted redress',
    'redress.paid': 'Recorded redress as paid',
  },
  table: {
    'promises.promise': 'Promises',
    'promises.promise_fact': 'What was said of promises',
    'promises.heard_event': 'Events promises are measured by',
    'promises.redress': 'Redress',
    'promises.redress_payment': 'Redress paid',
  },
  timeline: {
    promise: {
      given: 'Promised: {{promise}}',
      kept: 'Kept: {{promise}}',
      broken: 'Broken: {{promise}}',
      excused: 'Excused: {{promise}}',
      withdrawn: 'Withdrawn: {{promise}}',
      renegotiated: 'New day agreed: {{promise}}',
      recovered: 'Made good: {{promise}}',
    },
    redress: {
      paid: 'Redress paid: {{promise}}',
    },
  },
  problems: {
    'unknown-promise-kind': {
      title: 'This cannot be promised by hand',
      detail: 'Choose one of the promises in the list',
    },
    'broken-promise-first': {
      title: 'An earlier promise is broken and not made good',
      detail: 'Make it good first. Who may override can promise anew with a reason',
    },
    'promise-decided': {
      title: 'This promise is decided already',
      detail: 'Read it again to see what became of it',
    },
    'promise-moved-on': {
      title: 'Somebody else has changed this promise',
      detail: 'Look at it again and decide anew',
    },
    'promise-time-out-of-range': {
      title: 'The time does not fit',
      detail:
        'A new day lies after the one that stands and within a year; what was done lies between the giving of the promise and now',
    },
    'promise-renegotiated-once': {
      title: 'The customer was told of a new day once already',
      detail: 'Keep that day, or let it break and make it good',
    },
    'nothing-owed': {
      title: 'Nothing is owed for this promise',
      detail: 'It may have been paid already',
    },
    'redress-paid-already': {
      title: 'Redress was paid already',
      detail: 'Who was paid has a broken promise; it cannot be excused any more',
    },
    'unsound-promise': {
      title: 'The promise cannot be measured as it is written',
      detail: 'Choose events that the business tells of',
    },
    'not-promisable': {
      title: 'Nothing can be promised to this customer',
      detail: 'They have died or were archived',
    },
  },
};
