/**
 * Lets this page open without a connection from now on. The files it is made of are named to the worker, because they
 * were loaded before it was there. False where browsers do not allow it: without https.
 */
export async function keepShell(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    await navigator.serviceWorker.register('/visits-worker.js');
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname);
    active?.postMessage({ kind: 'keep', files: ['/', '/leaf.svg', ...loaded] });
    // Once through the worker, so that it knows who is signed in.
    await fetch('/api/session');
    return true;
  } catch {
    return false;
  }
}
