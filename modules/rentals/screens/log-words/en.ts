export const messages = {
  audit: {
    'rental.unit-added': 'Added something to rent',
    'rental.unit-retired': 'Took something to rent off the list',
    'rental.handed-out': 'Handed something out',
    'rental.extended': 'Extended a rental',
    'rental.taken-back': 'Took something rented back',
    'rental.sold': 'Sold something rented to its customer',
  },
};
