export const messages = {
  audit: {
    'order.recorded': 'Recorded a purchase',
    'order.refunded': 'Refunded a purchase',
    'offer-item.created': 'Added an item to the catalogue',
    'offer-item.changed': 'Changed an item of the catalogue',
    'offer-item.archived': 'Took an item off the catalogue',
    'offer-item.restored': 'Put an item back into the catalogue',
  },
};
