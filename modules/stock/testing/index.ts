export { aPart } from './a-part.ts';
