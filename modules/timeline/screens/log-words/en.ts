export const messages = {
  audit: {
    'note.added': 'Wrote a note',
    'call.logged': 'Logged a call',
    'contact.logged': 'Logged a contact',
    'interaction.retracted': 'Took back a note or a call',
  },
};
