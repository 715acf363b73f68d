export { deviceMemory } from './device-memory.ts';
