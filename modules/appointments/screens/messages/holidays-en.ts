/** Words of holidays from a file. */
export const words = {
  title: 'Holidays from a file',
  text: 'An iCalendar file (.ics) of public holidays, with the working days that make up for them. Nothing changes before you have seen what would',
  file: 'File of holidays',
  read: '{{file}}: {{closes}} days would close, {{opens}} would open; {{same}} stay as they are, {{past}} have passed',
  closes: 'Would be closed',
  opens: 'Would be open',
  closed: 'closed',
  change: '{{before}} → {{after}}',
  appointments_one:
    '{{count}} of {{all}} appointments falls on the days chosen; it stays booked until you move it',
  appointments_other:
    '{{count}} of {{all}} appointments fall on the days chosen; they stay booked until you move them',
  take_one: 'Take {{count}} day',
  take_other: 'Take {{count}} days',
  leave: 'Leave it',
  taken_one: '{{count}} day taken into the calendar',
  taken_other: '{{count}} days taken into the calendar',
  takenBy_one: '{{count}} day, {{when}}, {{name}}',
  takenBy_other: '{{count}} days, {{when}}, {{name}}',
  undo: 'Take back',
  undoOf: 'Take back {{file}}',
  undone: 'The hours of before are back',
  undoneBut_one: 'The hours of before are back, except {{count}} day changed since',
  undoneBut_other: 'The hours of before are back, except {{count}} days changed since',
  isUndone: 'Taken back',
};
