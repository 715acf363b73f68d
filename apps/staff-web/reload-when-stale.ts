const storageKey = 'perennial.reloaded-at';
const leastSecondsBetween = 30;

/**
 * After an upgrade of the server an open page asks for files that are gone; loading the page anew finds the new ones.
 * Never twice within half a minute, so that a server in trouble is not asked in a loop.
 */
export function reloadWhenStale(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const now = performance.timeOrigin + performance.now();
    const last = Number(window.sessionStorage.getItem(storageKey) ?? 0);
    if (now - last < leastSecondsBetween * 1000) return;
    window.sessionStorage.setItem(storageKey, String(now));
    event.preventDefault();
    window.location.reload();
  });
}
