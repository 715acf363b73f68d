export const messages = {
  audit: {
    'measurement.recorded': 'Recorded a measurement',
    'measurement.imported': 'Read measurements from a file',
    'measurement.exchanged': 'Took a measurement out as FHIR',
  },
};
