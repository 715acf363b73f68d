/**
 * How many slips part two texts: a letter wrong, missing, too many, or exchanged with its neighbour (optimal string
 * alignment). Counting stops beyond `most`, and then gives `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let twoAgo: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let row = 1; row <= from.length; row += 1) {
    const next = nextRow(from, to, row, last, twoAgo);
    if (Math.min(...next) > most) return most + 1;
    twoAgo = last;
    last = next;
  }
  return Math.min(last[to.length] ?? most + 1, most + 1);
}

function nextRow(
  from: readonly string[],
  to: readonly string[],
  row: number,
  last: readonly number[],
  twoAgo: readonly number[],
): number[] {
  const next = [row];
  for (let column = 1; column <= to.length; column += 1) {
    const isSame = from[row - 1] === to[column - 1];
    const wrong = (last[column - 1] ?? row) + (isSame ? 0 : 1);
    const missing = Math.min((last[column] ?? row) + 1, (next[column - 1] ?? row) + 1);
    const isExchanged =
      row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
    const exchanged = isExchanged ? (twoAgo[column - 2] ?? row) + 1 : Number.POSITIVE_INFINITY;
    next.push(Math.min(wrong, missing, exchanged));
  }
  return next;
}
