import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

/** Where an appointment was let go: a column of the calendar, and quarters of an hour later or earlier. */
export type Dragged = { readonly columnKey: string; readonly quarters: number };

const SLACK_PIXELS = 6;

type Drag = { x: number; y: number; pixelsPerQuarter: number };

/**
 * Moves a block of the calendar by mouse, or with Alt and the arrow keys: up and down by a quarter of an hour, left and
 * right by a column. A finger scrolls; by touch an appointment is opened and moved in its dialog.
 */
export function useBlockDrag(options: {
  isMovable: boolean;
  columnKey: string;
  columnKeys: readonly string[];
  hours: number;
  onMove: (to: Dragged) => void;
}) {
  const { isMovable, columnKey, columnKeys, hours, onMove } = options;
  const begun = useRef<Drag>(undefined);
  const wasDragged = useRef(false);
  const [offset, setOffset] = useState<{ x: number; y: number }>();
  const end = () => {
    begun.current = undefined;
    setOffset(undefined);
  };
  return {
    offset,
    /** A click that ended a drag opens nothing. */
    isClick: () => !wasDragged.current,
    handlers: isMovable
      ? {
          onPointerDown: (event: PointerEvent<HTMLElement>) => {
            wasDragged.current = false;
            const track = event.currentTarget.parentElement;
            if (event.button !== 0 || event.pointerType === 'touch' || !track) return;
            const pixelsPerQuarter = track.getBoundingClientRect().height / hours / 4;
            begun.current = { x: event.clientX, y: event.clientY, pixelsPerQuarter };
            event.currentTarget.setPointerCapture(event.pointerId);
          },
          onPointerMove: (event: PointerEvent<HTMLElement>) => {
            const drag = begun.current;
            if (!drag) return;
            const moved = { x: event.clientX - drag.x, y: event.clientY - drag.y };
            if (!wasDragged.current && Math.hypot(moved.x, moved.y) < SLACK_PIXELS) return;
            wasDragged.current = true;
            const quarters = Math.round(moved.y / drag.pixelsPerQuarter);
            setOffset({ x: moved.x, y: quarters * drag.pixelsPerQuarter });
          },
          onPointerUp: (event: PointerEvent<HTMLElement>) => {
            const drag = begun.current;
            end();
            if (!drag || !wasDragged.current) return;
            const under = document
              .elementsFromPoint(event.clientX, event.clientY)
              .map((element) => element.closest<HTMLElement>('[data-column]')?.dataset.column)
              .find((key) => key !== undefined);
            const quarters = Math.round((event.clientY - drag.y) / drag.pixelsPerQuarter);
            const to = { columnKey: under ?? columnKey, quarters };
            if (to.quarters !== 0 || to.columnKey !== columnKey) onMove(to);
          },
          onPointerCancel: end,
          onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
            const step = event.altKey ? STEPS[event.key] : undefined;
            if (!step) return;
            event.preventDefault();
            const beside = columnKeys[columnKeys.indexOf(columnKey) + step.columns];
            if (beside !== undefined) onMove({ columnKey: beside, quarters: step.quarters });
          },
        }
      : {},
  };
}

const STEPS: Readonly<Record<string, { columns: number; quarters: number }>> = {
  ArrowUp: { columns: 0, quarters: -1 },
  ArrowDown: { columns: 0, quarters: 1 },
  ArrowLeft: { columns: -1, quarters: 0 },
  ArrowRight: { columns: 1, quarters: 0 },
};
