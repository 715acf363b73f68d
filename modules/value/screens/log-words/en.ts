export const messages = {
  audit: {
    'value-run.requested': 'Started a value run',
    'value-run.cancelled': 'Stopped a value run',
    'drift.snoozed': 'Put off a drifting customer',
    'drift.snooze-ended': 'Put a customer back into the drifting list',
    'value-settings.changed': 'Changed the settings of value',
  },
};
