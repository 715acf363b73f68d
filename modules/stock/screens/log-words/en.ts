export const messages = {
  audit: {
    'stock.part-added': 'Added a part',
    'stock.part-changed': 'Changed a part',
    'stock.moved': 'Recorded parts ordered, received or returned',
    'stock.transferred': 'Sent parts to another branch',
    'stock.counted': 'Counted parts',
    'stock.ordered': 'Order parts',
    'stock.order-received': 'Receive an order of parts',
    'stock.order-closed': 'Close an order of parts',
    'stock.reorder-point-set': 'Set when a part is ordered again',
  },
};
