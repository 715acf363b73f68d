export { aPlaceOfWork, type PlaceOfWork } from './a-place-of-work.ts';
export { aCall, aNote, readTimeline } from './builders.ts';
