/** A living business to look around with, loaded through everybody's doors and taken out again in one go. */
export { type LoadedDemo, loadDemo } from './actions/load-demo.ts';
export { removeDemo } from './actions/remove-demo.ts';
export { demoModule } from './module.ts';
