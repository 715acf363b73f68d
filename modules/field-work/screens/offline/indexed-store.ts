import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DeviceAction, DeviceStore, DeviceVisit, QueuedAction } from './device-entry.ts';

/** The service worker clears these by the same names when somebody signs out. */
const DATABASE = 'perennial-visits';

interface Schema extends DBSchema {
  visit: { key: string; value: DeviceVisit };
  action: { key: number; value: DeviceAction };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('visit', { keyPath: 'visitId' });
      db.createObjectStore('action', { autoIncrement: true });
    },
  });
  return opened;
}

/** The memory of this browser. */
export const indexedStore: DeviceStore = {
  visits: async () => (await database()).getAll('visit'),
  putVisit: async (entry) => void (await (await database()).put('visit', entry)),
  changeVisit: async (visitId, change) => {
    const { store, done } = (await database()).transaction('visit', 'readwrite');
    const now = await store.get(visitId);
    if (now) await store.put(change(now));
    await done;
  },
  removeVisit: async (visitId) => (await database()).delete('visit', visitId),
  actions: async () => {
    const queue: QueuedAction[] = [];
    let cursor = await (await database()).transaction('action').store.openCursor();
    while (cursor) {
      queue.push({ ...cursor.value, position: cursor.key });
      cursor = await cursor.continue();
    }
    return queue;
  },
  addAction: async (action) => void (await (await database()).add('action', action)),
  putAction: async ({ position, ...action }) =>
    void (await (await database()).put('action', action, position)),
  removeAction: async (position) => (await database()).delete('action', position),
  clear: async () => {
    const db = await database();
    await Promise.all([db.clear('visit'), db.clear('action')]);
  },
};
