/** Files kept with customers: letters, consents, pictures, recordings. */

export { attachmentsModule } from './module.ts';
