export { smallProcess } from './a-small-process.ts';
