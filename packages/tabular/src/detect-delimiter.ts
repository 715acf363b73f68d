import { splitLines } from './split-lines.ts';
import type { Delimiter } from './table-layout.ts';

/** How a sample of text falls into columns. */
export interface DelimiterGuess {
  delimiter: Delimiter;
  columnStarts: number[];
  columnCount: number;
  /** Share of rows that have exactly that many columns. */
  consistency: number;
}

/** Candidates in order of preference when two fit equally well. */
const characterDelimiters = [',', '\t', ';', '|'] as const;
const leastConsistency = 0.6;
const rowsJudged = 300;

/** Guesses what separates the cells of a text; a text without any separator is one column. */
export function detectDelimiter(text: string, newline: '\n' | '\r', isWhole: boolean): DelimiterGuess {
  const oneColumn: DelimiterGuess = { delimiter: ',', columnStarts: [], columnCount: 1, consistency: 1 };
  let best = oneColumn;
  let bestRank = 0;
  for (const delimiter of characterDelimiters) {
    const guess = judge(text, delimiter, newline, isWhole);
    const rank = guess.columnCount < 2 ? 0 : guess.consistency ** 2 * Math.log2(guess.columnCount);
    if (guess.consistency >= leastConsistency && rank > bestRank) {
      best = guess;
      bestRank = rank;
    }
  }
  if (best.columnCount > 1 && best.consistency >= 0.8) return best;
  const spaced = judge(text, 'spaces', newline, isWhole);
  const isAligned = spaced.columnCount >= 3 || (spaced.columnCount === 2 && /\S {2,}\S/.test(text));
  if (isAligned && spaced.consistency >= 0.9) return spaced;
  return best.columnCount > 1 ? best : (fixedColumns(text, newline) ?? best);
}

function judge(text: string, delimiter: Delimiter, newline: '\n' | '\r', isWhole: boolean): DelimiterGuess {
  const counts = new Map<number, number>();
  let rows = 0;
  const rules = { delimiter, columnStarts: [], newline, maxRowLength: 1024 * 1024 };
  splitLines(text, rules, isWhole, {
    row(_line, cells) {
      if (rows >= rowsJudged || cells.length === 0) return;
      rows += 1;
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    },
    fault() {
      rows += 1;
    },
  });
  let columnCount = 1;
  let most = 0;
  for (const [count, times] of counts) {
    if (times > most || (times === most && count > columnCount)) {
      columnCount = count;
      most = times;
    }
  }
  return { delimiter, columnStarts: [], columnCount, consistency: rows === 0 ? 0 : most / rows };
}

/** Columns lined up with blanks: every line is blank for two characters or more before each column but the first. */
function fixedColumns(text: string, newline: '\n' | '\r'): DelimiterGuess | undefined {
  const lines = text
    .split(newline, rowsJudged)
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '');
  if (lines.length < 3) return undefined;
  const width = Math.max(...lines.map((line) => line.length));
  const isBlank = Array.from({ length: width }, (_, at) => lines.every((line) => (line[at] ?? ' ') === ' '));
  const columnStarts: number[] = [];
  for (let at = 0; at < width; at += 1) {
    if (isBlank[at]) continue;
    const beginsColumn = at === 0 || (at === 1 && isBlank[0]) || (isBlank[at - 1] && isBlank[at - 2]);
    if (beginsColumn) columnStarts.push(at);
  }
  if (columnStarts.length < 2) return undefined;
  return { delimiter: 'fixed', columnStarts, columnCount: columnStarts.length, consistency: 1 };
}
