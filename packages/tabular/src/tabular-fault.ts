/** What can be wrong with one line of a file; the rest of the file is still read. */
export type RowFaultCode =
  | 'ragged-row'
  | 'line-too-long'
  | 'unterminated-quote'
  | 'stray-quote'
  | 'invalid-bytes'
  | 'nul-byte';

/** What can be wrong with a whole file; reading stops there. */
export type FileFaultCode =
  | 'unreadable-file'
  | 'empty-file'
  | 'binary-file'
  | 'unsupported-format'
  | 'truncated-gzip'
  | 'corrupt-gzip'
  | 'truncated-workbook'
  | 'corrupt-workbook'
  | 'workbook-too-large'
  | 'old-or-encrypted-workbook'
  | 'sheet-not-found'
  | 'restart-beyond-end';

/** One thing wrong in a file: where it is, what it is, and the offending text (cut at 200 characters). */
export interface TabularFault {
  /** Physical line, or sheet row, counted from 1. For a fault of the whole file, the line reached. */
  line: number;
  /** Column counted from 1, when the fault belongs to one cell. */
  column?: number;
  code: RowFaultCode | FileFaultCode;
  value?: string;
  /** The cells of the row, when it could be cut into any: to show them, and to write them into an error file. */
  cells?: string[];
}

/** Thrown when a file cannot be read any further. Rows before the fault have already been delivered. */
export class TabularFailure extends Error {
  override name = 'TabularFailure';
  readonly fault: TabularFault & { code: FileFaultCode };

  constructor(fault: TabularFault & { code: FileFaultCode }, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }

  /** The same failure, saying how far reading had come. */
  atLine(line: number): TabularFailure {
    return new TabularFailure({ ...this.fault, line }, this.message, { cause: this.cause });
  }
}

const longestFaultValue = 200;

/** The start of the offending text, short enough to show and to store. */
export function faultValue(text: string): string {
  return text.length > longestFaultValue ? `${text.slice(0, longestFaultValue)}…` : text;
}
