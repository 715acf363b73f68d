export const messages = {
  audit: {
    'import.uploaded': 'Uploaded a file to import',
    'import.configured': 'Set how a file is read',
    'import.tested': 'Tried an import out',
    'import.started': 'Started an import',
    'import.paused': 'Paused an import',
    'import.resumed': 'Resumed an import',
    'import.cancelled': 'Cancelled an import',
    'import.reverted': 'Took an import back',
    'import-mapping.forgotten': 'Had the meaning of columns forgotten',
  },
};
