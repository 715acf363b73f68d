const furthest = 4;

/** The known name that needs the fewest changed letters to become `name`, when it needs only a few. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((one) => ({ one, changes: changesBetween(name, one) }))
    .filter(({ changes }) => changes <= furthest)
    .sort((a, b) => a.changes - b.changes);
  return ranked[0]?.one;
}

/** Levenshtein's distance, one row of the table at a time. */
function changesBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
