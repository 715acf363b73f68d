export const messages = {
  source: 'Measurements',
  problems: {
    'unknown-measurement-kind': {
      title: 'There is no such kind of measurement',
      detail: 'Choose one of those that are offered',
    },
    'measurement-not-accepted': {
      title: 'The measurement has faults',
      detail: 'Check the values that are marked and save again',
    },
    'measured-in-the-future': {
      title: 'A measurement cannot lie in the future',
      detail: 'Check the date and time it was taken',
    },
    'measurement-not-exchanged': {
      title: 'There is no form of exchange for this measurement',
      detail: 'Take out another kind, or print it',
    },
    'measurement-corrected-already': {
      title: 'Somebody else has corrected this measurement',
      detail: 'Load the page again and correct the latest one',
    },
  },
  timeline: { measurement: { recorded: '{{kindName}} taken' } },
};
