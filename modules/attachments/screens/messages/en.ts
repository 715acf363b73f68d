export const messages = {
  source: 'Files',
  tab: 'Files',
  label: 'Files of the customer',
  empty: {
    title: 'No files yet',
    text: 'Consents, reports, letters, pictures and recordings belong here. Drop one above.',
  },
  noneRemoved: {
    title: 'Nothing was taken out',
    text: 'Files that are taken out can be brought back from here.',
  },
  shows: { label: 'Which files', kept: 'Kept', removed: 'Taken out' },
  more: 'More files',
  added: '{{name}} is added',
  removed: '{{name}} is taken out',
  restored: '{{name}} is back',
  removedBy: 'taken out by {{name}}',
  restore: 'Bring back',
  remove: 'Take out {{name}}',
  download: 'Download {{name}}',
  downloadIt: 'Download',
  scanned: 'scanned',
  beginningOnly: 'Only the beginning is shown; download the file to read all of it',
  timeline: {
    'attachment.added': 'File added: {{fileName}}',
    'attachment.removed': 'File taken out: {{fileName}}',
  },
  problems: {
    'attachment-too-large': { title: 'The file is too large', detail: 'Give one of at most 50 MB' },
    'attachment-kind-refused': {
      title: 'Files of this kind are not kept',
      detail:
        'Its contents are none of: picture, PDF, text, office document, sound, film. Its name does not matter',
    },
    'attachment-empty': { title: 'The file is empty', detail: 'Choose another' },
    'attachment-known': {
      title: 'The customer has this file already',
      detail: 'Look at “{{fileName}}”',
    },
    'attachment-infected': {
      title: 'The virus scanner found something in the file',
      detail: 'It was not kept: {{found}}',
    },
    'virus-scanner-away': {
      title: 'The virus scanner does not answer',
      detail: 'Nothing is kept unscanned; try again in a while or tell whoever looks after this system',
    },
    'attachment-no-room': {
      title: 'The server has no room for the file',
      detail: 'Tell whoever looks after this system',
    },
    'attachment-gone': {
      title: 'The file is no longer on the server',
      detail: 'Whoever looks after this system can restore it from a backup',
    },
  },
};
