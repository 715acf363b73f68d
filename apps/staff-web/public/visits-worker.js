/*
 * Lets the page of one's own visits open without a connection, and forgets all of it when nobody is signed in any more.
 * Everything else is left to the network.
 */
const SHELL = 'perennial-shell';
const SESSION = 'perennial-session';
const DATABASE = 'perennial-visits';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The page names the files it was made of, which were loaded before this worker was there. */
self.addEventListener('message', (event) => {
  if (event.data?.kind !== 'keep') return;
  const [port] = event.ports;
  event.waitUntil(
    keep(event.data.files).then(
      () => port?.postMessage(true),
      () => port?.postMessage(false),
    ),
  );
});

async function keep(files) {
  const cache = await caches.open(SHELL);
  const known = new Set((await cache.keys()).map(({ url }) => url));
  const wanted = new Set(files.map((file) => new URL(file, self.location.origin).href));
  await Promise.all([...wanted].filter((url) => !known.has(url)).map((url) => cache.add(url)));
  await session(new Request('/api/session'));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (url.pathname === '/api/session') event.respondWith(session(request));
  else if (request.method !== 'GET' || url.pathname.startsWith('/api/')) return;
  else if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/leaf.svg')
    event.respondWith(file(request));
});

async function page(request) {
  try {
    const response = await fetch(request);
    if (response.ok) await replaceShell(response.clone());
    return response;
  } catch (failure) {
    const kept = await (await caches.open(SHELL)).match('/');
    if (kept) return kept;
    throw failure;
  }
}

/** A new version of the app names other files; those of the old one are let go. */
async function replaceShell(response) {
  const cache = await caches.open(SHELL);
  const before = await (await cache.match('/'))?.text();
  const now = await response.clone().text();
  if (before !== undefined && before !== now) await caches.delete(SHELL);
  await (await caches.open(SHELL)).put('/', new Response(now, { headers: response.headers }));
}

async function file(request) {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

/** Who was signed in last is known without a connection; once nobody is, only what waits to be sent stays here, for its owner. */
async function session(request) {
  let response;
  try {
    response = await fetch(request);
  } catch (failure) {
    const kept = request.method === 'GET' && (await (await caches.open(SESSION)).match('/api/session'));
    if (kept) return kept;
    throw failure;
  }
  if (!response.ok) return response;
  const { staff } = request.method === 'DELETE' ? {} : await response.clone().json();
  if (staff) await (await caches.open(SESSION)).put('/api/session', response.clone());
  else await forget();
  return response;
}

async function forget() {
  await caches.delete(SESSION);
  await new Promise((resolve) => {
    const opening = indexedDB.open(DATABASE);
    opening.onerror = () => resolve();
    // Nothing was kept: opening must not leave an empty database behind.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onsuccess = () => {
      const database = opening.result;
      const clearing = database.transaction(['visit', 'action'], 'readwrite');
      const reading = clearing.objectStore('action').getAll();
      reading.onsuccess = () => {
        const waiting = new Set(reading.result.map(({ visitId }) => visitId));
        const visits = clearing.objectStore('visit').openCursor();
        visits.onsuccess = () => {
          const cursor = visits.result;
          if (!cursor) return;
          if (!waiting.has(cursor.value.visitId)) cursor.delete();
          cursor.continue();
        };
      };
      clearing.oncomplete = () => resolve(database.close());
      clearing.onabort = () => resolve(database.close());
    };
  });
}
