export const messages = {
  audit: {
    'attachment.added': 'Added a file',
    'attachment.removed': 'Took a file out',
    'attachment.restored': 'Brought a file back',
    'attachment.read': 'Looked at a file',
  },
};
