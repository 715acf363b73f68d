export { anImport, type GivenImport, runToEnd, testToEnd } from './an-import.ts';
