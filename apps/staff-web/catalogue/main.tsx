import '@fontsource-variable/inter';
import { createHashHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createPreferences, createQueryClient } from '#ui';
import { startStaffApp } from '../start-staff-app.tsx';
import { exampleModule } from './example-module.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('catalogue.html must have an element with the id root');

// The moment of the sketches, held still so that pictures can be compared.
const clock = { now: () => new Date('2026-11-22T02:30:00Z') };

void startStaffApp({
  root: createRoot(container),
  screens: [exampleModule],
  preferences: createPreferences(window.localStorage, navigator.languages),
  queryClient: createQueryClient(),
  history: createHashHistory(),
  clock,
});
