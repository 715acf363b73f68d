const mostRemembered = 10_000;

/** A reader that reads equal cells once. */
export function remembering<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const reading = read(cell);
    if (known.size >= mostRemembered) known.clear();
    known.set(cell, reading);
    return reading;
  };
}
