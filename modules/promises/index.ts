/** What the business promises its customers, whether it keeps it, and what follows when it does not (S4-17, S3-30). */

export { keepPromise } from './actions/change-promise.ts';
export { forgetUnusedPromises } from './actions/forget-unused-promises.ts';
export { givePromise, type PromiseAsked } from './actions/give-promise.ts';
export { listPromises } from './actions/list-promises.ts';
export { showPromise } from './actions/show-promise.ts';
export { type PromiseFacts, readPromise } from './domain/read-promise.ts';
export { promisesModule } from './module.ts';
