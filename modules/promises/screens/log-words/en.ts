export const messages = {
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
};
