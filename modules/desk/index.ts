/** What each member of staff keeps for their own work: views of lists, drafts, customers they follow. */

export { deskModule } from './module.ts';
