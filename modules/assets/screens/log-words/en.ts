export const messages = {
  audit: {
    'assets.recall-exported': 'Took out the list of a recall',
    'asset.registered': 'Registered a device',
    'asset.event-recorded': 'Recorded what happened with a device',
  },
};
