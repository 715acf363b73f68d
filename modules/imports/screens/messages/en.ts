export const messages = {
  place: 'Imports',
  command: 'Import a file',
  problems: {
    'import-file-unreadable': { title: 'This file cannot be read as a table' },
    'import-disk-full': {
      title: 'The server has no room for this file',
      detail: 'Free some room on its disk, then upload the file again',
    },
    'import-upload-interrupted': { title: 'The upload broke off', detail: 'Upload the file again' },
    'import-mapping-incomplete': { title: 'Something is still missing in the columns' },
    'import-not-in-that-state': {
      title: 'The import has moved on',
      detail: 'It is in another state by now; this page shows it in a moment',
    },
    'import-same-file': {
      title: 'This very file was imported before',
      detail: 'Take that import back, or import the file once more',
    },
    'import-contents-not-visible': {
      title: 'You do not see the contents of this file',
      detail: 'It may hold telephones and addresses. Ask whoever uploaded it',
    },
    'import-file-gone': { title: 'The file is no longer kept', detail: 'Upload it again' },
  },
};
