export const messages = {
  audit: {
    'assets.exchanged': 'Took devices out as FHIR',
    'assets.recall-exported': 'Took out the list of a recall',
    'asset.registered': 'Registered a device',
    'asset.event-recorded': 'Recorded what happened with a device',
  },
};
