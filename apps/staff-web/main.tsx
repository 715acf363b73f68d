import '@fontsource-variable/inter';
import { createRoot } from 'react-dom/client';
import { createPreferences, createQueryClient } from '#ui';
import { screens } from './modules.ts';
import { reloadWhenStale } from './reload-when-stale.ts';
import { startStaffApp } from './start-staff-app.tsx';

function storageOrNothing(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const container = document.getElementById('root');
if (container === null) throw new Error('index.html must have an element with the id root');

reloadWhenStale();
void startStaffApp({
  root: createRoot(container),
  screens,
  preferences: createPreferences(storageOrNothing(), navigator.languages),
  queryClient: createQueryClient(),
});
