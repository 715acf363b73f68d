export const messages = {
  audit: {
    'demo.load-asked': 'Had the demo loaded',
    'demo.removal-asked': 'Had the demo taken out',
  },
};
