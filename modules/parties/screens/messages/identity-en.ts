/** Words of merging, duplicates, households and relations. */
export const identityWords = {
  timeline: {
    'party.merged': '{{name}} ({{number}}) was merged into this customer',
    'party.merge-undone': 'The merge of {{name}} ({{number}}) was undone',
  },
  audit: {
    'party.merged': 'Merged two customers',
    'party.merge-undone': 'Undid a merge',
  },
  problems: {
    'merge-into-itself': { title: 'Both are the same customer', detail: 'Choose another customer to merge' },
    'merge-one-at-a-time': {
      title: 'Merge one customer at a time',
      detail: 'Merge the first two, then the next',
    },
    'merge-undone-already': {
      title: 'This merge was undone already',
      detail: 'Both customers are there again',
    },
    'undo-later-merge-first': {
      title: 'This customer was merged on since',
      detail: 'Undo the later merge first',
    },
  },
};
