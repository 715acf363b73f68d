export const messages = {
  audit: {
    'repair.reported': 'Took in a repair',
    'repair.decided': 'Decided a claim',
    'repair.approved': 'Approved a claim or sent it back',
    'repair.moved': 'Carried a repair on',
    'repair.exchanged': 'Exchanged a device',
    'repair.refunded': 'Recorded a refund',
    'repair.part-reserved': 'Reserved a part for a repair',
    'repair.part-used': 'Used a part in a repair',
    'repair.part-released': 'Gave a part free',
    'repair.loaner-added': 'Added a loaner',
    'repair.loaner-lent': 'Lent a loaner',
    'repair.loaner-returned': 'Took a loaner back',
  },
};
