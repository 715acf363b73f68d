export const messages = {
  moveTo: 'Move to',
  moveCard: 'Move {{name}}',
  more: 'Load more',
  none: 'Nothing here',
  hint: 'Arrow keys walk the cards, Enter opens one, M moves it',
  countMore: 'more than {{number}}',
  next: 'Next card',
  previous: 'Previous card',
  nextColumn: 'Column to the right',
  previousColumn: 'Column to the left',
  open: 'Open the card',
  move: 'Move the card',
};
