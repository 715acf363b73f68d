/**
 * Lets this page open without a connection from now on. The files it is made of are named to the worker, because they
 * were loaded before it was there. False where browsers do not allow it: without https.
 */
export async function keepShell(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  try {
    // Asked for, so that the browser does not clear what waits when the device runs low.
    await navigator.storage?.persist?.();
    await navigator.serviceWorker.register('/visits-worker.js');
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname);
    if (active === null) return false;
    return await askToKeep(active, ['/', '/leaf.svg', ...loaded]);
  } catch {
    return false;
  }
}

/** The worker answers once all files are kept and it knows who is signed in. */
function askToKeep(worker: ServiceWorker, files: readonly string[]): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
    worker.postMessage({ kind: 'keep', files }, [port2]);
  });
}
