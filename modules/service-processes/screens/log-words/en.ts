export const messages = {
  audit: {
    'service-process.started': 'Began a service process',
    'service-process.step-completed': 'Completed a step',
    'service-process.step-overridden': 'Let a step through',
    'service-process.step-skipped': 'Skipped a step',
    'service-process.paused': 'Paused a service process',
    'service-process.resumed': 'Resumed a service process',
    'service-process.cancelled': 'Gave a service process up',
    'service-process.draft-saved': 'Saved a draft of a service process',
    'service-process.draft-dropped': 'Threw away a draft of a service process',
    'service-process.published': 'Published a service process',
    'service-process.undone': 'Took a step back',
    'service-process.customer-asked': 'Wrote down what the customer said',
  },
};
