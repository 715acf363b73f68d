export const messages = {
  audit: {
    'desk.view-added': 'Saved a view',
    'desk.view-changed': 'Changed a view',
    'desk.view-removed': 'Removed a view',
    'desk.first-view-chosen': 'Chose a first view',
    'desk.draft-kept': 'Kept a draft',
    'desk.draft-dropped': 'Dropped a draft',
    'desk.watch-set': 'Starred or followed a customer',
    'desk.happenings-seen': 'Saw what happened with followed customers',
  },
};
