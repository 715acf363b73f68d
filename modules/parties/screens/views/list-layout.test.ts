import { describe, expect, it } from 'vitest';
import { layoutFromText, layoutText } from './list-layout.ts';

describe('how a list stands', () => {
  it.each(['board.ownerId', 'board.tag', 'calendar.birthdayOn', 'calendar.purchaseDueOn'])(
    'is kept in the address as %s',
    (text) => {
      expect(layoutText(layoutFromText(text))).toBe(text);
    },
  );

  it.each([undefined, '', 'table', 'board', 'board.birthdayOn', 'calendar.ownerId', 'heap.tag'])(
    'is a table when the address says %s',
    (text) => {
      expect(layoutFromText(text)).toEqual({ kind: 'table' });
      expect(layoutText(layoutFromText(text))).toBeUndefined();
    },
  );
});
