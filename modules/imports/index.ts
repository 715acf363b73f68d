/** Files on their way in: read, mapped, tried out, imported, taken back. */

export { importsModule } from './module.ts';
