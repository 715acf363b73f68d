const KEY = 'perennial.visits-here';
const listeners = new Set<() => void>();

/** Whether somebody signed in here has opened their visits on this device. */
export function areVisitsHere(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function watchVisitsHere(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Said when one's visits are opened: from then on the device keeps them and sends what is done. */
export function tellVisitsHere(): void {
  localStorage.setItem(KEY, '1');
  for (const listener of listeners) listener();
}

export function forgetVisitsHere(): void {
  localStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}
