export const messages = {
  title: 'Webhooks',
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
  problems: {
    'webhook-address-not-allowed': {
      title: 'Webhooks may not go to this address',
      detail: 'Give an https:// address on a public network, without name and password',
    },
    'unknown-event': {
      title: 'There is no such event',
      detail: 'Choose events from the list',
    },
    'changes-forgotten': {
      title: 'Changes from then are no longer kept',
      detail: 'Read the lists anew, then ask without a position',
    },
    'webhook-changed-meanwhile': {
      title: 'Somebody else changed this webhook',
      detail: 'Read it again, then repeat the change',
    },
  },
};
