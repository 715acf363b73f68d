/** Words of merging, duplicates, households and relations. */
export const identityWords = {
  timeline: {
    'party.merged': '{{name}} ({{number}}) was merged into this customer',
    'party.merge-undone': 'The merge of {{name}} ({{number}}) was undone',
  },
  audit: {
    'party.duplicate-decided': 'Decided about a possible duplicate',
    'party.duplicate-sweep-started': 'Searched for duplicates',
    'party.duplicate-sweep-cancelled': 'Stopped a search for duplicates',
    'party.merged': 'Merged two customers',
    'party.merge-undone': 'Undid a merge',
  },
  problems: {
    'sweep-under-way': {
      title: 'A search for duplicates is under way',
      detail: 'Wait until it is done, or stop it',
    },
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
