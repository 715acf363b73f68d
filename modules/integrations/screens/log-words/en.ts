export const messages = {
  audit: {
    'webhook.added': 'Added a webhook',
    'webhook.changed': 'Changed a webhook',
    'webhook.removed': 'Removed a webhook',
    'webhook.secret-renewed': 'Renewed a webhook’s secret',
    'webhook.tried': 'Tried a webhook out',
    'webhook.replayed': 'Sent events again',
  },
  subject: {
    webhook: 'Webhook',
  },
};
