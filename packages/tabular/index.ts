export type { ColumnDescription, ColumnKind } from './src/describe-column.ts';
export { type DateFormatGuess, type DateFormatMatch, detectDateFormats } from './src/detect-date-formats.ts';
export type { EncodingCandidate, EncodingGuess } from './src/detect-encoding.ts';
export { toHalfWidth } from './src/half-width.ts';
export { type Inspection, inspectFile } from './src/inspect-file.ts';
export { type DateFormat, dateFormats, type ParsedDate, parseDate } from './src/parse-date.ts';
export {
  type DecimalMark,
  type DecimalMarkGuess,
  detectDecimalMark,
  type ParsedDecimal,
  parseDecimal,
} from './src/parse-decimal.ts';
export { readRows } from './src/read-rows.ts';
export type {
  Delimiter,
  ReadOptions,
  RestartPoint,
  RowBatch,
  TableLayout,
  TabularRow,
} from './src/table-layout.ts';
export {
  type FileFaultCode,
  type RowFaultCode,
  TabularFailure,
  type TabularFault,
} from './src/tabular-fault.ts';
export { type TextEncoding, textEncodings } from './src/text-encoding.ts';
export {
  type CsvCell,
  type CsvWriteOptions,
  type CsvWritten,
  csvLine,
  guardFormula,
  unguardFormula,
  writeCsv,
} from './src/write-csv.ts';
export { writeXlsx, type XlsxCell, type XlsxSheet } from './src/write-xlsx.ts';
